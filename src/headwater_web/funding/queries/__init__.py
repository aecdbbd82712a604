"""Reading agreements: what was spent against what was budgeted, and how conditions stand."""
