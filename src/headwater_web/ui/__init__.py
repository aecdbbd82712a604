"""What every page shares: its frame, its words, its components and its error pages."""
