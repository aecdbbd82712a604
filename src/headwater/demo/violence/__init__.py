"""What truly happens, before any source writes it down."""
