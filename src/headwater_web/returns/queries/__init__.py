"""Reading returns: what is due, what was answered and from what, and what it cost."""
