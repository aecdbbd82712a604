"""The site's plain pages (about, your data, accessibility), edited by those who may."""
