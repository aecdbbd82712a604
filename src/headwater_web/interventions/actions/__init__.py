"""Everything that is written of programmes. Each act writes its event."""
