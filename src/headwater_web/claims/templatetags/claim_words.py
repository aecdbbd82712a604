"""A share as so many in a hundred, where it is an expectation and no count."""

from django import template

register = template.Library()


@register.filter
def in_hundred(share: float) -> int:
    """A part of 1 as so many in a hundred."""
    return round(share * 100)


@register.filter
def named(names: dict[str, str], key: str) -> str:
    """The name that goes with a key; the key itself where there is none."""
    return names.get(key, key)
