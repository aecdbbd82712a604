"""Pages of assessments, decisions, checks and gaps."""
