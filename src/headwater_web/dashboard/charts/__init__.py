"""Charts as accessible SVG, drawn by the server in the one family of the identity."""
