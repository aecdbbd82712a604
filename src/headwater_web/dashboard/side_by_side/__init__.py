"""Suppliers, services and settings beside each other, as alike as they can be made."""
