"""What in a text could identify someone: the marks that a machine can see.

It cannot see everything, so people are asked as well.
"""

import re
from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ORDINALS = {"st", "nd", "rd", "th"}
"""A road and its third part (“A52 3rd …”) look like a postcode."""

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_TELEPHONE = re.compile(r"(?<![\d,.])(?:\+44|0)(?:[\s().-]*\d){9,10}(?!\d)")
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE)
_PLATE = re.compile(r"\b(?:[A-Za-z]{2}\d{2}\s?[A-Za-z]{3}|[A-Z]\d{1,3}\s?[A-Z]{3})\b")
_TITLED_NAME = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lady|Lord|Rev|PC|PCSO|Sgt|Sergeant|Inspector)"
    r"\.?\s+[A-Z][\w'\u2019-]+"
)
_ADDRESS = re.compile(
    r"\b\d{1,3}[a-z]?,?\s+(?:[A-Z][\w'\u2019-]+\s+){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Court|Crescent|Terrace|Grove|Gardens|"
    r"Walk|Rise|Row|Square|Mews|Boulevard)\b"
)
_CAPITAL = r"(?!I\b|Mon|Tues|Wed|Thurs|Fri|Sat|Sun)[A-Z][a-z'\u2019-]{2,}"
_NAMED = re.compile(
    r"\b(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Yy]our)\s+(?:(?:little|big|older|younger|best)\s+)?"
    r"(?:brother|sister|mum|mam|mother|dad|father|son|daughter|lad|friend|mate|cousin|nephew|niece|"
    rf"boyfriend|girlfriend|partner|husband|wife|uncle|aunt|auntie|nan|neighbour),?\s+{_CAPITAL}"
    r"|\b(?:[Nn]ame(?:\s+is|['\u2019]s)|[Cc]all(?:s|ed)?\s+me"
    rf"|(?:[Hh]e|[Ss]he|I)(?:\s+(?:is|was|am)|['\u2019](?:s|m))\s+called)\s+{_CAPITAL}"
)
_BORN = re.compile(r"\b(?:born\s+on\b|dates?\s+of\s+birth\b|d\.?o\.?b\b)", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.@+-])@[a-z_][\w.]{2,}", re.IGNORECASE)


def _holds(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.search(text) is not None


def _holds_postcode(text: str) -> bool:
    return any(found[0][-2:] not in ORDINALS for found in _POSTCODE.finditer(text))


_MARKS: tuple[tuple[Promise, Callable[[str], bool]], ...] = (
    (_("an e-mail address"), _holds(_EMAIL)),
    (_("a telephone number"), _holds(_TELEPHONE)),
    (_("a postcode"), _holds_postcode),
    (_("the number of a vehicle"), _holds(_PLATE)),
    (_("a name after a title, such as Ms"), _holds(_TITLED_NAME)),
    (_("a name after a word such as brother"), _holds(_NAMED)),
    (_("the address of a house"), _holds(_ADDRESS)),
    (_("a date of birth"), _holds(_BORN)),
    (_("a name on social media"), _holds(_HANDLE)),
)


def identifying_marks(text: str) -> tuple[str, ...]:
    """What a text holds by which someone could be known, in words; never the text itself.

    >>> identifying_marks("Ring Ms Brown on 07700 900123.")
    ('a telephone number', 'a name after a title, such as Ms')
    """
    return tuple(str(words) for words, holds in _MARKS if holds(text))
