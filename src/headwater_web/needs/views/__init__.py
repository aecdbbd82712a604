"""The pages of the needs assessment."""
