"""Agreements that execute: what permits each feed, what is not held, and who asked for it."""
