"""What providers send about their programmes: counts only, certified, never about one person."""
