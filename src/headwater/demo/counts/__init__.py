"""Counts that others publish or that services return; nobody is named in them."""
