"""Reading what was said, what it was about, and who was heard."""
