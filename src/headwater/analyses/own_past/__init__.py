"""The newest year of every measure beside the year before, from numbers as they were released."""

from headwater.analyses.own_past.asking import years_on

__all__ = ["years_on"]
