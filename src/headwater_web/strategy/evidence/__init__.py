"""Files as evidence: what they are by their content, how long they are, and where they are kept."""
