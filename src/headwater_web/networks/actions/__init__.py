"""Everything that changes asks and what networks share. Each act writes its event."""
