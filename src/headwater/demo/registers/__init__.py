"""What comes before the events: why each feed may be used, areas, residents, weights."""
