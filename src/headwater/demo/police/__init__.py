"""What the police record, and what is published of it."""
