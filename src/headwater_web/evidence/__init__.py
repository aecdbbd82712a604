"""What is known about what works, what nobody knows, and the research that is done about it."""
