"""Publications of a release: the needs assessment and the open data."""
