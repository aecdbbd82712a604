"""Funding agreements: what money is for, what was spent, and how each condition stands."""
