"""Editions of the needs assessment as files: pages, print, word processor, data, easy read."""
