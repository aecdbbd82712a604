"""Checks of a return, for the pages and for files alike: every fault of it, and nothing kept.

They read what was asked and what was answered; they know no database, no page and no clock.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from headwater_web.provider_returns.answers import (
    AllAnswers,
    Answer,
    Answers,
    Kind,
    Limits,
    Mark,
    as_day,
    as_number,
)
from headwater_web.provider_returns.outcomes import BEGAN, LOOKED, PART, WEEKS, WHOLE
from headwater_web.provider_returns.questions import (
    Cell,
    Group,
    Question,
    ReturnForm,
    Row,
    cell_name,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one box, or with several of which it is one."""

    group: str
    cell: str
    kind: Kind
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class About:
    """What a return is about, as far as checks need it: the programme's start, and the last day."""

    programme_starts: date
    last_day: date
    limits: Limits = field(default_factory=Limits)


def faults_of_group(
    group: Group, answers: Answers, *, others: AllAnswers, about: About
) -> tuple[Fault, ...]:
    """Every fault among the answers of one page. `others` are those of the other pages."""
    found = [
        *_small(group, answers, about.limits),
        *_wholes(group, answers),
        *_not_above(group, answers),
        *_totals(group, answers, others),
        *_sums(group, answers),
    ]
    if group.outcome is not None:
        found += _outcome(group, answers, about)
    return tuple(found)


def faults_of_return(form: ReturnForm, said: AllAnswers, *, about: About) -> tuple[Fault, ...]:
    """Every fault of a whole return, boxes without an answer included."""
    found: list[Fault] = []
    for group in form.groups:
        answers = said.get(group.key, {})
        found += faults_of_group(group, answers, others=said, about=about)
        found += [
            Fault(group.key, cell.name, Kind.NOT_ANSWERED)
            for cell in group.cells()
            if cell.name not in answers
        ]
    return tuple(found)


def is_small(group: Group, question: Question, answer: Answer | None, limits: Limits) -> bool:
    """Whether an answer is a number of people so small that it could point at somebody."""
    number = as_number(answer)
    if number is None or not group.is_guarded(question):
        return False
    return 0 < number < limits.smallest_group


def _small(group: Group, answers: Answers, limits: Limits) -> Iterator[Fault]:
    for cell in group.cells():
        if is_small(group, cell.question, answers.get(cell.name), limits):
            most = limits.smallest_group - 1
            yield Fault(group.key, cell.name, Kind.SMALL_GROUP, {"most": most})


def _wholes(group: Group, answers: Answers) -> Iterator[Fault]:
    for cell in group.cells():
        if cell.question.of:
            yield from _above(cell, answers, cell.question.of, Kind.ABOVE_WHOLE)


def _not_above(group: Group, answers: Answers) -> Iterator[Fault]:
    for cell in group.cells():
        for other in cell.question.not_above:
            yield from _above(cell, answers, other, Kind.MORE_THAN)


def _above(cell: Cell, answers: Answers, other: str, kind: Kind) -> Iterator[Fault]:
    row = cell.row.key if cell.row else ""
    part, whole = (as_number(answers.get(each)) for each in (cell.name, cell_name(other, row)))
    if part is not None and whole is not None and part > whole:
        named = cell.group.question(other)
        values = {"part": part, "whole": whole, "of": named.short if named else other}
        yield Fault(cell.group.key, cell.name, kind, values)


def _totals(group: Group, answers: Answers, others: AllAnswers) -> Iterator[Fault]:
    for question in group.questions:
        numbers = _of_rows(group, question, answers)
        if question.within_one and (whole := total_of(others, question.within_one)) is not None:
            for row, number in numbers:
                if number > whole:
                    name = cell_name(question.key, row.key)
                    values = {"part": number, "whole": whole}
                    yield Fault(group.key, name, Kind.ROW_ABOVE_TOTAL, values)
        if question.within and (whole := total_of(others, question.within)) is not None:
            yield from _rows_within(group, question, numbers, answers, whole)


def _rows_within(
    group: Group,
    question: Question,
    numbers: Sequence[tuple[Row, int]],
    answers: Answers,
    whole: int,
) -> Iterator[Fault]:
    together = sum(number for _row, number in numbers)
    first = cell_name(question.key, group.rows[0].key)
    if together > whole and not group.overlaps:
        values = {"part": together, "whole": whole, "of": question.short}
        yield Fault(group.key, first, Kind.ROWS_ABOVE_TOTAL, values)
    few = [
        name
        for row in group.rows
        if answers.get(name := cell_name(question.key, row.key)) == Mark.FEW
    ]
    # With one number left out and all others known, the total gives it away.
    if len(few) == 1 and len(numbers) == len(group.rows) - 1 and not group.overlaps:
        yield Fault(group.key, few[0], Kind.ONE_FEW)


def _of_rows(group: Group, question: Question, answers: Answers) -> list[tuple[Row, int]]:
    found = ((row, as_number(answers.get(cell_name(question.key, row.key)))) for row in group.rows)
    return [(row, number) for row, number in found if number is not None]


def total_of(said: AllAnswers, path: str) -> int | None:
    """The number at `group.question`, where there is one."""
    group, _dot, question = path.partition(".")
    return as_number(said.get(group, {}).get(question))


def _sums(group: Group, answers: Answers) -> Iterator[Fault]:
    if group.adds_up is None:
        return
    whole = as_number(answers.get(group.adds_up.whole))
    parts = [as_number(answers.get(each)) for each in group.adds_up.parts]
    known = [each for each in parts if each is not None]
    if whole is not None and len(known) == len(parts) and sum(known) != whole:
        values = {"part": sum(known), "whole": whole}
        yield Fault(group.key, group.adds_up.whole, Kind.DOES_NOT_ADD_UP, values)


def _outcome(group: Group, answers: Answers, about: About) -> Iterator[Fault]:
    weeks = answers.get(WEEKS)
    if _says_something(answers) and weeks is None:
        yield Fault(group.key, WEEKS, Kind.NO_FOLLOW_UP)
    began, looked = as_day(answers.get(BEGAN)), as_day(answers.get(LOOKED))
    for name, day in ((BEGAN, began), (LOOKED, looked)):
        if day is not None and day < about.programme_starts:
            values = {"day": about.programme_starts}
            yield Fault(group.key, name, Kind.BEFORE_THE_START, values)
    if began and looked and looked < began:
        yield Fault(group.key, LOOKED, Kind.LOOKED_BEFORE, {"day": began})
    if looked and looked > about.last_day:
        yield Fault(group.key, LOOKED, Kind.LOOKED_AHEAD, {"day": about.last_day})


def _says_something(answers: Answers) -> bool:
    return any(as_number(answers.get(name)) is not None for name in (PART, WHOLE))
