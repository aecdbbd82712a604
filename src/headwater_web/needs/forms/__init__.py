"""What is asked of people who write, review, publish and read editions."""
