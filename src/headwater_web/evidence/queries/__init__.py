"""Reading cards, gaps and studies."""
