"""The demonstration as a whole: a world from a seed, and every file that comes of it."""
