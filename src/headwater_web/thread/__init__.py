"""Every object has a reference, and typed, dated links that show how it came about and went on."""
