"""What is said about agreements, assessments, datasets, requests and access."""
