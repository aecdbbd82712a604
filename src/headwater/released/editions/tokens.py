"""Numbers in prose: a token stands where a released number belongs, and says in which form.

`[[knife_possession_offences | Z07000001 | newest | rate]]` is the newest yearly rate there. A cell
of a breakdown is named by a fifth part, `age_band=18-24`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import ExitCode, Fault
from headwater.vocabulary.periods import parse_period

WHOLE = "whole"
"""The area of the whole partnership, whatever its code."""
NEWEST = "newest"
"""The newest year of which anything is known, or window where there are no years."""

_TOKEN = re.compile(r"\[\[([^\[\]]*)\]\]")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_AREA = re.compile(r"[A-Za-z0-9_-]+")


class Form(StrEnum):
    """How a number is said."""

    NUMBER = "number"
    """The number alone: 131.4."""
    RATE = "rate"
    """The number with its unit and its range: 131.4 offences per 100,000 (124.9 to 138.1)."""
    COUNT = "count"
    """How many: about 1,540."""
    INTERVAL = "interval"
    """The range alone: 124.9 to 138.1."""
    PERIOD = "period"
    """Its period: 2025."""


class TokenUnreadable(Fault):
    """What stands between double brackets in a text is not the name of a number."""

    exit_code = ExitCode.USAGE

    def __init__(self, token: str, why: str) -> None:
        super().__init__(
            found=f"{token} in the text: {why}.",
            expected="[[measure | area | period | form]], with one of the forms "
            f"{', '.join(Form)}, and a fifth part breakdown=category where it is one of a group.",
            next_step="take the token again from the page of the number, or mend it by hand.",
        )


@dataclass(frozen=True, slots=True)
class Token:
    """One number to be said: which cell, and how.

    >>> str(Token("rape_offences", "whole", "2025", Form.COUNT))
    '[[rape_offences | whole | 2025 | count]]'
    """

    measure: str
    area: str
    period: str
    form: Form
    breakdown: str = "all"
    category: str = "all"

    def __str__(self) -> str:
        parts = [self.measure, self.area, self.period, self.form]
        if self.breakdown != "all":
            parts.append(f"{self.breakdown}={self.category}")
        return f"[[{' | '.join(parts)}]]"


def parts_of(text: str) -> Iterator[str | Token]:
    """The words and the tokens of a text, in order. Raises TokenUnreadable.

    >>> list(parts_of("Up to [[rape_offences | whole | 2025 | count]]."))[::2]
    ['Up to ', '.']
    """
    end = 0
    for found in _TOKEN.finditer(text):
        if found.start() > end:
            yield _words(text[end : found.start()])
        yield parse_token(found[0])
        end = found.end()
    if end < len(text):
        yield _words(text[end:])


def tokens_in(*texts: str) -> tuple[Token, ...]:
    """Every token of some texts, each once, in the order in which they come first."""
    found = (part for text in texts for part in parts_of(text) if isinstance(part, Token))
    return tuple(dict.fromkeys(found))


def parse_token(text: str) -> Token:
    """The number that a token names. Raises TokenUnreadable.

    >>> parse_token("[[rape_offences|whole|newest|rate|age_band=18-24]]").category
    '18-24'
    """
    found = _TOKEN.fullmatch(text.strip())
    if not found:
        raise TokenUnreadable(text, "it does not stand between double brackets")
    parts = [part.strip() for part in found[1].split("|")]
    if len(parts) not in (4, 5):
        raise TokenUnreadable(text, f"it has {counted(len(parts), 'part')}")
    measure, area, period, form = parts[:4]
    if not _NAME.fullmatch(measure) or not _AREA.fullmatch(area):
        raise TokenUnreadable(text, "no measure or area has such a name")
    if form not in set(Form):
        raise TokenUnreadable(text, f"{form} is no form")
    breakdown, is_group, category = (
        parts[4].partition("=") if len(parts) == 5 else ("all", "=", "all")
    )
    if not is_group or not breakdown.strip() or not category.strip():
        raise TokenUnreadable(text, "its fifth part names no group")
    return Token(
        measure, area, _period(text, period), Form(form), breakdown.strip(), category.strip()
    )


def _period(token: str, text: str) -> str:
    if text == NEWEST:
        return text
    try:
        return str(parse_period(text))
    except ValueError as problem:
        raise TokenUnreadable(token, f"{text} is no period") from problem


def _words(text: str) -> str:
    if "[[" in text or "]]" in text:
        raise TokenUnreadable(text.strip()[:80], "double brackets that do not close")
    return text
