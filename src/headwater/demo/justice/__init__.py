"""What youth justice services record, report and offer."""
