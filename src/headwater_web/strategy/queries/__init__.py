"""Reading entries, findings and actions, as one person may see them."""
