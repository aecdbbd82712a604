"""The forms of lived experience."""
