"""Template tags of scrutiny."""
