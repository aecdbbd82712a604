"""The site: one Django app for each thing that people do. It sees only what was released."""
