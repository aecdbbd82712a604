"""Pages of returns and annual reports."""
