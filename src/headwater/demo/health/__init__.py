"""What emergency departments, ambulances and hospitals record."""
