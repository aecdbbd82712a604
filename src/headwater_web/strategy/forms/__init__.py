"""What is said on the pages of the strategy."""
