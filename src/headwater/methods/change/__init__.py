"""What a series did, set against what it would have done."""
