"""Charts of a series against its own usual variation, with the rules that read them."""
