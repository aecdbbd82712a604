"""Pages of community assets."""
