"""What an intervention changed, set against places or people that did not have it."""
