"""The engine: partner files in, released numbers out. Pure Python; it never imports Django."""

__version__ = "0.1.0"
