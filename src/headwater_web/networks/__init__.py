"""Networks of other units and partners, what they share, and what is asked of others."""
