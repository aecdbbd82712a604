"""What people say about agreements and money."""
