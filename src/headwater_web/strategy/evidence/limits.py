"""How much evidence may be: large, long, and long in name."""

LARGEST_EVIDENCE_BYTES = 20 * 1024 * 1024
MOST_PAGES_WITHOUT_A_PLACE = 20
"""A longer document says where in it a second person should look."""
LONGEST_NAME = 100
LONGEST_PLACE = 400
