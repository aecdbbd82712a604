"""A return as a file: a template to fill in, and reading it back with the same checks."""
