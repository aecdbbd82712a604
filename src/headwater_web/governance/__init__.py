"""Bodies, seats, meetings and decisions."""
