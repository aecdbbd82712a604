"""Template tags of the site's components."""
