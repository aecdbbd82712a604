"""Reading asks and what networks share."""
