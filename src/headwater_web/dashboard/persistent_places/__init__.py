"""Places that stay high by two sources, for those who plan to be there."""
