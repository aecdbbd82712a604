"""Reading programmes and what belongs to them."""
