"""Hours, days and seasons, of events whose moment may be known as a span alone."""
