"""Claims about programmes: composed from figures, worded by rule, published by two people."""
