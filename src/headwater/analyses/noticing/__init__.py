"""What to notice: the few changes that are larger than chance, in words alone."""
