"""Subjects: one question that several measures answer together."""
