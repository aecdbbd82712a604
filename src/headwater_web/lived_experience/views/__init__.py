"""The pages of lived experience."""
