"""Pages of claims: reading them, writing them, and handing them over."""
