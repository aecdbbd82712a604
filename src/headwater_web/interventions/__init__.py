"""Interventions: what was bought, for whom, where, with what money, and what was decided on it."""
