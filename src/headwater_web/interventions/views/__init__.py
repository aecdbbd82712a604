"""Pages of interventions."""
