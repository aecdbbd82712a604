"""The modules that the engine writes, each from the release alone."""
