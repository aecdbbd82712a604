"""What was sent, what the engine answered, and what it reads from then on."""
