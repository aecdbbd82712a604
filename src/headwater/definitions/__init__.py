"""Reads what the domain signs: partnerships, scopes, measures, specifications, codelists."""
