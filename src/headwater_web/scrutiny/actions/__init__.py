"""Everything that changes scrutiny. Each act writes its event."""
