"""Numbers that were typed by hand into words where a token belongs."""

import re

from headwater.released.editions.tokens import Token, parts_of

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\s?%?")
_NOT_A_FINDING = re.compile(
    r"(?<!\d)(?<!\d[,.])\b(?:(?:19|20)\d\d(?:[-/\u2013]\d{2,4})?"  # years
    r"|[A-Z]{1,2}-\d+"  # references of the thread
    r"|(?:under|over|aged?|ages|year)\s\d{1,2}(?:\s(?:to|and|or)\s\d{1,2})?"  # ages
    r"|\d{1,2}(?:\sto\s|-|\u2013)\d{1,2}[- ]year[- ]olds?|\d{1,2}[- ]year[- ]olds?"
    r"|under-\d{1,2}s?"
    r"|per\s(?:100,000|10,000|1,000|million|hundred|100)"
    r"|\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)"
    r"|95%\s(?:range|interval)"
    r"|999|101|111|116\s?\d{3}|0800(?:\s?\d{3,4}){1,2})"
    r"(?![\d,.]*\d)",  # 1015 is neither a year nor whom to ring
    re.IGNORECASE,
)


def unbound_numbers(text: str) -> tuple[str, ...]:
    """Numbers in a text that are neither tokens nor a year, an age, a date or a reference.

    Raises TokenUnreadable.

    >>> unbound_numbers("In 2025, 28 of [[rape_offences | whole | 2025 | count]] were under 18.")
    ('28',)
    """
    words = " ".join(part for part in parts_of(text) if not isinstance(part, Token))
    return tuple(found.strip() for found in _NUMBER.findall(_NOT_A_FINDING.sub(" ", words)))
