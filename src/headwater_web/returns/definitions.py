"""What is due to funders, and what each form asks: the partnership's file `returns.yaml`."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from headwater.vocabulary.periods import add_months
from headwater_web.funding.api import Span
from headwater_web.ui.definition_files import partnership_path, read_yaml

FILE = "returns.yaml"
QUESTION_KINDS = frozenset({"number", "money", "text", "date", "list"})


class FormUnreadable(ValueError):
    """The file of forms says something that cannot be used; the words say what, and what to do."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form. `drafted_from` names what drafts its answer; empty where nobody can.

    `kind` is one of number, money, text, date, list.
    """

    key: str
    words: str
    kind: str
    drafted_from: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a form is due: about which days, and by when."""

    span: Span
    due_on: date


@dataclass(frozen=True, slots=True)
class ReportForm:
    """One form: who asks, what it asks, and how often.

    It is about spans of `every_months` months from `begins_on`, each due `due_days_after` days
    after the last day of its span.
    """

    key: str
    title: str
    funder: str
    kind: str
    every_months: int
    begins_on: date
    due_days_after: int
    questions: tuple[Question, ...]

    def occurrence_from(self, starts_on: date) -> Occurrence:
        """The occurrence whose span begins on a day."""
        span = Span(starts_on, add_months(starts_on, self.every_months))
        return Occurrence(span, span.last_day + timedelta(days=self.due_days_after))

    def occurrences(self, *, until: date) -> tuple[Occurrence, ...]:
        """Every occurrence whose span begins before a day, in order."""
        found: list[Occurrence] = []
        starts_on = self.begins_on
        while starts_on < until:
            found.append(self.occurrence_from(starts_on))
            starts_on = add_months(starts_on, self.every_months)
        return tuple(found)


def report_forms() -> tuple[ReportForm, ...]:
    """Every form of this partnership; none where it has no such file. Raises FormUnreadable."""
    path = partnership_path(FILE)
    return _read(path) if path.exists() else ()


def form_with(key: str) -> ReportForm | None:
    """One form by its key."""
    return next((each for each in report_forms() if each.key == key), None)


@lru_cache(maxsize=8)
def _read(path: Path) -> tuple[ReportForm, ...]:
    found = read_yaml(path)
    return tuple(form_from(each) for each in found["forms"])


def form_from(given: dict[str, Any]) -> ReportForm:
    """A form as the file gives it. Raises FormUnreadable."""
    questions = tuple(Question(**each) for each in given["questions"])
    form = ReportForm(**{**given, "questions": questions})
    faults = [
        f"{form.key}.{each.key}: found the kind {each.kind}, expected one of "
        f"{', '.join(sorted(QUESTION_KINDS))}. Change it."
        for each in questions
        if each.kind not in QUESTION_KINDS
    ]
    keys = [each.key for each in questions]
    faults += [
        f"{form.key}: found the question {key} twice, expected it once. Give one another key."
        for key in sorted({key for key in keys if keys.count(key) > 1})
    ]
    if form.begins_on.day != 1 or form.every_months < 1:
        faults.append(f"{form.key}: expected whole months from the first of one. Change begins_on.")
    if faults:
        raise FormUnreadable("\n".join(faults))
    return form
