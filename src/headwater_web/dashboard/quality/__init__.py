"""How well suppliers record: scorecards, the grid of characteristics, returns to ask about."""
