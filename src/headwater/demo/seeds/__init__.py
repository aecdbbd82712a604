"""What the demonstration grows from: random streams, its size, and the planted truths."""
