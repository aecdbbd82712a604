"""Pages of frameworks, assessments, findings, capacity and what can be lent."""
