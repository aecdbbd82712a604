"""What is typed, and what is refused of it."""
