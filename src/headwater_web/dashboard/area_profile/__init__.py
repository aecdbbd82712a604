"""An area in plain words, beside its peers, through the week, by each source, and what helps."""
