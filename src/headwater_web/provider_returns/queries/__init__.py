"""All that is read."""
