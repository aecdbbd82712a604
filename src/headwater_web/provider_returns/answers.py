"""An answer: a number, a code, words, a day, or why there is none. Blank is no zero."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from headwater_web.provider_returns.questions import Question, Shape


class Mark(StrEnum):
    """Why there is no number, said by whoever fills in the return."""

    NOT_YET = "[not yet]"
    NOT_COLLECTED = "[not collected]"
    FEW = "[fewer than 5]"


Answer = int | str
"""As it is kept: a number, a code, words, a day such as 2026-10-01, or a mark."""
Answers = Mapping[str, Answer]
"""The answers of one group by the names of their boxes. One that is not there was not answered."""
AllAnswers = Mapping[str, Answers]
"""The answers of a return by the keys of its groups."""
LONGEST_LINE = 120
_TYPED = {
    "not yet": Mark.NOT_YET,
    "not counted yet": Mark.NOT_YET,
    "not collected": Mark.NOT_COLLECTED,
    "not stated": Mark.NOT_COLLECTED,
    "fewer than 5": Mark.FEW,
    "fewer than five": Mark.FEW,
    "less than 5": Mark.FEW,
    "<5": Mark.FEW,
}
_WHOLE = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+|-?[0-9]+")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y")


class Kind(StrEnum):
    """What can be wrong with an answer, or with several together."""

    PERCENTAGE = "percentage"
    NOT_WHOLE = "not_whole"
    NOT_A_NUMBER = "not_a_number"
    BELOW_LEAST = "below_least"
    NEGATIVE = "negative"
    ABOVE_MOST = "above_most"
    UNKNOWN_CODE = "unknown_code"
    NOT_A_DAY = "not_a_day"
    TOO_LONG = "too_long"
    FEW_NOT_HERE = "few_not_here"
    ABOVE_WHOLE = "above_whole"
    ROWS_ABOVE_TOTAL = "rows_above_total"
    ROW_ABOVE_TOTAL = "row_above_total"
    DOES_NOT_ADD_UP = "does_not_add_up"
    MORE_THAN = "more_than"
    SMALL_GROUP = "small_group"
    ONE_FEW = "one_few"
    NO_FOLLOW_UP = "no_follow_up"
    BEFORE_THE_START = "before_the_start"
    LOOKED_BEFORE = "looked_before"
    LOOKED_AHEAD = "looked_ahead"
    NOT_ANSWERED = "not_answered"


class CellUnreadable(ValueError):
    """What was typed in one box is no answer to its question. Nothing of it is kept."""

    def __init__(self, kind: Kind, **values: object) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.values = values


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds for every return: the smallest group that is kept as a number."""

    smallest_group: int = 5


def read_answer(question: Question, text: str, *, is_guarded: bool = False) -> Answer | None:
    """What was typed, as it is kept; None where nothing was. Raises CellUnreadable.

    >>> read_answer(Question("started", "", ""), "1,204")
    1204
    >>> read_answer(Question("started", "", ""), "not yet") is Mark.NOT_YET
    True
    """
    said = " ".join(text.split())
    if not said:
        return None
    mark = _TYPED.get(said.strip("[]").lower())
    if mark is Mark.FEW and not is_guarded:
        raise CellUnreadable(Kind.FEW_NOT_HERE)
    return mark or _READERS[question.shape](question, said)


def as_number(answer: Answer | None) -> int | None:
    """The number of an answer, where it is one."""
    return answer if isinstance(answer, int) else None


def as_day(answer: Answer | None) -> date | None:
    """The day of an answer, where it is one."""
    if not isinstance(answer, str) or is_mark(answer):
        return None
    return date.fromisoformat(answer)


def is_mark(answer: Answer | None) -> bool:
    """Whether it says why there is no answer."""
    return isinstance(answer, str) and answer in set(Mark)


def _count(question: Question, said: str) -> Answer:
    if "%" in said:
        raise CellUnreadable(Kind.PERCENTAGE, found=said[:20])
    if not _WHOLE.fullmatch(said):
        kind = Kind.NOT_WHOLE if _is_decimal(said) else Kind.NOT_A_NUMBER
        raise CellUnreadable(kind, found=said[:20])
    digits = said.replace(",", "")
    if digits.startswith("-"):
        raise CellUnreadable(Kind.NEGATIVE, found=said[:20])
    digits = digits.lstrip("0") or "0"
    if len(digits) > len(str(question.most)) or int(digits) > question.most:
        raise CellUnreadable(Kind.ABOVE_MOST, most=question.most)
    if int(digits) < question.least:
        raise CellUnreadable(Kind.BELOW_LEAST, least=question.least)
    return int(digits)


def _choice(question: Question, said: str) -> Answer:
    for each in question.choices:
        if said.casefold() in {each.key, each.words.casefold()}:
            return each.key
    known = "; ".join(each.key for each in question.choices)
    raise CellUnreadable(Kind.UNKNOWN_CODE, found=said[:40], known=known)


def _line(_question: Question, said: str) -> Answer:
    if len(said) > LONGEST_LINE:
        raise CellUnreadable(Kind.TOO_LONG, most=LONGEST_LINE)
    return said


def _day(_question: Question, said: str) -> Answer:
    for form in _DAYS:
        try:
            return datetime.strptime(said, form).date().isoformat()  # noqa: DTZ007 - a day alone
        except ValueError:
            continue
    raise CellUnreadable(Kind.NOT_A_DAY, found=said[:20])


def _is_decimal(said: str) -> bool:
    try:
        float(said)
    except ValueError:
        return False
    return said.isascii()


_READERS = {Shape.COUNT: _count, Shape.CHOICE: _choice, Shape.LINE: _line, Shape.DAY: _day}
