"""Evaluations of interventions: what was planned before data was opened, and what came out."""
