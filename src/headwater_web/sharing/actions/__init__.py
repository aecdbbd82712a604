"""Every write of this app: files that are sent on, and what is asked about them later."""
