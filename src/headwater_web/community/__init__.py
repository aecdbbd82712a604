"""What exists near people: community assets, how far they are, and where nothing is."""
