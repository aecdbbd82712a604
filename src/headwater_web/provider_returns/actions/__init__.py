"""All that is written."""
