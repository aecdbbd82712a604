"""From what is current to the one object that leaves the engine, in the order of the stages."""
