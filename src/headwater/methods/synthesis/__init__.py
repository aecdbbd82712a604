"""What several studies of one question say together."""
