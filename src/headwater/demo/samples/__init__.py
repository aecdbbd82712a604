"""Small synthetic files of single feeds: clean, and with the mistakes that partners make."""
