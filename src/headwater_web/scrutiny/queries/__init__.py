"""Everything that is read of scrutiny."""
