"""Commands of community assets."""
