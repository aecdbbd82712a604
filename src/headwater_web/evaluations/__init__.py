"""Evaluations: planned and locked before data is opened, answered by the engine, read honestly."""
