"""What happened to series, and what came of it against what was expected."""
