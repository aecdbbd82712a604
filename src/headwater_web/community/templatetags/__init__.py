"""Tags that other apps' pages may use."""
