"""Pages of the strategy: registers and entries, actions, findings, and progress by link."""
