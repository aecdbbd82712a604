"""Pages of agreements, assessments, the catalogue, requests and access."""
