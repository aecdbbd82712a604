"""Two districts beside each other."""
