"""Partner officers send files; the engine answers. The site keeps no content."""
