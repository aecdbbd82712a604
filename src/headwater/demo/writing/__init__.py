"""How sources write things down, with their mistakes, and the files that they write."""
