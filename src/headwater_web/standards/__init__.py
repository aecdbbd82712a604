"""Frameworks of levels, standards and indicators, assessed with evidence."""
