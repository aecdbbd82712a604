"""The monthly e-mail: who asked for it, what it says to each, and whether it went."""
