"""Texts that are not to be placed: homes, addresses, postcodes, and those that say nothing.

A text is refused rather than placed in doubt: what is lost is a point on a map, and it stays in
the totals under its reason.
"""

import re
import unicodedata

from headwater.placing import common_words
from headwater.placing.placed import Why
from headwater.placing.spelling import within_one

LONGEST = 300
"""Letters. What is longer is a story, and is not read."""

MOST_WORDS = 40
_SHORTEST_MISSPELT = 5
_SHORT_WORDS = "am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|pm|so|st|to|up|us|we"
# Outward and inward part as people type them: any gap, and letters that look like digits.
_GAP = r"[\W_]*+"  # possessive: a row of dots costs no more than it is long
_DIGIT = "[0-9oil]"
_WHOLE_POSTCODE = re.compile(
    rf"(?<![a-z0-9])(?=[a-z]{{1,2}}{_GAP}(?:[0-9]|{_DIGIT}\w?{_GAP}[0-9]))"
    rf"[a-z]{_GAP}[a-z]?{_GAP}{_DIGIT}{_GAP}[0-9a-z]?{_GAP}{_DIGIT}{_GAP}[a-z]{_GAP}[a-z]"
    r"(?![a-z0-9])"
)
# Single letters are those of one-letter postcode areas: Royal Mail, Programmers' Guide.
_PART_POSTCODE = re.compile(
    r"(?<![a-z0-9])(?:[beglmnsw]|[a-z]{2})\d{1,2}[a-z]?(?![a-z0-9])"
    rf"|(?<![a-z0-9])(?!(?:{_SHORT_WORDS})\b)[a-z]{{2}}\s\d{{1,2}}[a-z]?(?![a-z0-9])"
    r"|\bpost\s?code\b"
)
_TIME_OF_DAY = re.compile(
    r"\b\d{1,2}\s*(?:[:.]\s*\d\d)?\s*(?:[ap]\.?m\b\.?|hrs\b)"
    r"|\b\d{1,2}:\d\d\b|\b\d{1,2}(?:st|nd|rd|th)\b"
)
_HOUSE_NUMBER = re.compile(r"\d{1,4}[a-h]?")
_LONG_RESIDENTIAL = tuple(
    word for word in common_words.RESIDENTIAL if len(word) >= _SHORTEST_MISSPELT
)
_FARTHEST_ENDING = 4
_WITHIN_A_NAME = frozenset({"of", "and", "on", "in"})


def unread(words: str | None) -> Why | None:
    """Why a text is not read at all: it is blank, too long, or holds a postcode."""
    if words is None or not words.strip():
        return Why.BLANK
    if len(words) > LONGEST:
        return Why.TOO_LONG
    return Why.POSTCODE if has_postcode(words) else None


def has_postcode(words: str) -> bool:
    """Whether a postcode stands in the words, whole or in part, spaced or mistyped.

    >>> [has_postcode(words) for words in ("by zz1 9ab", "ZZ1", "z z 1 9 a b")]
    [True, True, True]
    >>> [has_postcode(words) for words in ("the A60", "at 10pm", "2 males")]
    [False, False, False]
    """
    text = _TIME_OF_DAY.sub(" ", _in_plain_digits(words).casefold())
    return bool(_WHOLE_POSTCODE.search(text) or _PART_POSTCODE.search(text))


def says_nothing(tokens: tuple[str, ...]) -> bool:
    """Whether a text was only written down because the box could not stay empty."""
    return all(token in common_words.NOT_KNOWN for token in tokens)


def is_residential(tokens: tuple[str, ...]) -> bool:
    """Whether one of the words, or a near misspelling of it, is of somebody's home."""
    return any(_is_of_a_home(token) for token in tokens)


def has_address(tokens: tuple[str, ...]) -> bool:
    """Whether a house number stands with the name of a street, before or after it."""
    for position, token in enumerate(tokens):
        if not is_house_number(token):
            continue
        before, after = tokens[:position], tokens[position + 1 :]
        if _ends_a_street(before, after) or _begins_a_street(after[:_FARTHEST_ENDING]):
            return True
    return False


def _in_plain_digits(words: str) -> str:
    """The words with every script's digits written as 0 to 9."""
    if words.isascii():
        return words
    plain = unicodedata.normalize("NFKC", words)
    return "".join(str(unicodedata.digit(letter, letter)) for letter in plain)


def is_house_number(token: str) -> bool:
    """Whether a word could be the number of a house."""
    return bool(_HOUSE_NUMBER.fullmatch(token))


def _is_of_a_home(token: str) -> bool:
    if token in common_words.RESIDENTIAL:
        return True
    if len(token) < _SHORTEST_MISSPELT or token in common_words.EXPLAINED:
        return False
    return any(token[0] == word[0] and within_one(token, word) for word in _LONG_RESIDENTIAL)


def _ends_a_street(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether a number is that of the street before it, and not of the people after it."""
    if not before or (after and after[0] in common_words.EXPLAINED):
        return False
    return before[-1] in common_words.STREET_ENDINGS or before[-1] in {"no", "number"}


def _begins_a_street(after: tuple[str, ...]) -> bool:
    """Whether a street's name begins here: an ending, with nothing but a name before it."""
    for token in after:
        if token in common_words.STREET_ENDINGS:
            return True
        if token in common_words.EXPLAINED - _WITHIN_A_NAME:
            return False
    return False
