"""Where identifiers end: people and events joined across partners under keyed pseudonyms."""
