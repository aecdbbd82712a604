"""Rows that stay: never deleted, or written once and never changed."""
