"""Typed messages between site and engine: the site asks, the engine answers."""
