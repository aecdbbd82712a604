"""Everything that changes entries, findings and actions. Each act writes its event."""
