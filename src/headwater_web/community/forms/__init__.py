"""What the pages of community assets ask."""
