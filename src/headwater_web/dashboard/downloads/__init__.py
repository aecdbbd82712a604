"""A shown series to take away: its rows as a table, its chart as a picture."""
