"""Editions of the needs assessment: what was written, which numbers it says, and where it lies."""
