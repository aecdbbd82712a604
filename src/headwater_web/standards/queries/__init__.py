"""Reading assessments, findings, posts and notices, as one person may see them."""
