"""The first page: what to notice, what changed, and where one's own things are."""
