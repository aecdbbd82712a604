"""Words that the pages of evaluations need."""
