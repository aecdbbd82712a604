"""Every table that crosses a stage: typed columns, each with its meaning."""
