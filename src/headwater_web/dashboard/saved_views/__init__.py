"""Views that people keep under a name: what each said when it was saved, and what it says now."""
