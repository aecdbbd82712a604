"""Reads released numbers aloud: home, measures, areas, sources and figures."""
