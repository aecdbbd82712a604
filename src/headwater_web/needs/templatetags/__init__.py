"""Filters of the needs assessment's templates."""
