"""The acts of lived experience: each is written down with its event."""
