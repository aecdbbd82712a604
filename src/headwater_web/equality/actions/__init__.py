"""All that is written: drafts, sign-offs, checks, and gaps with their changes."""
