"""Pages of asks and networks."""
