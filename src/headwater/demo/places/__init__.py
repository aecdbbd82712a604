"""Where people live: the drawn map, its residents, its districts, and what lies beyond."""
