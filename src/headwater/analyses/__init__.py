"""Questions asked of exact values inside the engine; only words and classes leave it."""
