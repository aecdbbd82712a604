"""What changed since the load, the release or the meeting before."""
