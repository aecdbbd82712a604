"""Findings, registers, plans and actions: what was promised, who does it, and how it stands."""
