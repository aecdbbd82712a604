"""Words that the pages of claims need."""
