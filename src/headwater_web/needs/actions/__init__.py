"""Everything that changes drafts and what is said of them. Each act writes its event."""
