"""Who did what and when: events that are only ever added, each chained to the one before."""
