"""Reading drafts and what was published, as far as somebody may see them."""
