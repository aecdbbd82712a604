"""A shown series within the pages of others: no script, no cookie, and a way back."""
