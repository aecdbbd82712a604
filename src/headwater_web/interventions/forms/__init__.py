"""What people say about programmes."""
