"""Pages on which files are sent, mapped and withdrawn, and answers read."""
