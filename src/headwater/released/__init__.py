"""Released products: what they are, how to point at one figure, and the reader."""
