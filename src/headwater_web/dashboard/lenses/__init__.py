"""One measure read through each lens, or why the data cannot support it."""
