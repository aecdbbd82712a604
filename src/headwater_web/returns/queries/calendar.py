"""What is due to whom by when, begun or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from headwater_web.returns.definitions import Occurrence, ReportForm, report_forms
from headwater_web.returns.models import Return
from headwater_web.returns.queries.returns import ShownReturn, address_of, returns, shown_return
from headwater_web.ui.words import day_words

AHEAD = timedelta(days=200)
"""How far ahead the calendar looks for something that is due."""


@dataclass(frozen=True, slots=True)
class Due:
    """One report that is due or was sent. `reference` and `address` are empty until it is begun."""

    form_key: str
    title: str
    funder: str
    period: str
    starts_on: date
    due_on: date
    reference: str
    address: str
    words: str
    is_sent: bool
    is_overdue: bool
    can_begin: bool


def calendar(today: date) -> tuple[Due, ...]:
    """Everything that is due within the look ahead or was begun here, soonest due first."""
    begun = {(each.form_key, each.starts_on): each for each in returns()}
    found = [due for form in report_forms() for due in _of_form(form, begun, today)]
    known = {form.key for form in report_forms()}
    found += [_begun(each, today) for each in begun.values() if each.form_key not in known]
    return tuple(sorted(found, key=lambda each: (each.due_on, each.title)))


def returns_due(today: date) -> tuple[Due, ...]:
    """What is due and not sent, soonest first."""
    return tuple(each for each in calendar(today) if not each.is_sent)


def _of_form(form: ReportForm, begun: dict[tuple[str, date], Return], today: date) -> Iterator[Due]:
    """A form's occurrences from the first that was begun here; others were answered before."""
    mine = [starts_on for key, starts_on in begun if key == form.key]
    first = min(mine, default=_current(form, today))
    for each in form.occurrences(until=today + AHEAD):
        report = begun.get((form.key, each.span.starts_on))
        if report is not None:
            yield _begun(report, today)
        elif each.span.starts_on >= first and each.due_on <= today + AHEAD:
            yield _not_begun(form, each, today)


def _current(form: ReportForm, today: date) -> date:
    """The first day of the latest span of a form that has begun, or of its first."""
    begun = [each.span.starts_on for each in form.occurrences(until=today)]
    return begun[-1] if begun else form.begins_on


def _begun(report: Return, today: date) -> Due:
    shown = shown_return(report, today=today)
    return Due(
        form_key=report.form_key,
        title=report.title,
        funder=report.funder,
        period=report.span.words,
        starts_on=report.starts_on,
        due_on=report.due_on,
        reference=report.reference,
        address=address_of(report),
        words=shown.words,
        is_sent=is_done(shown),
        is_overdue=not shown.sent_on and bool(shown.days_late),
        can_begin=False,
    )


def is_done(shown: ShownReturn) -> bool:
    """Whether it was sent and is not open again."""
    return shown.sent_on is not None and not shown.is_open


def _not_begun(form: ReportForm, each: Occurrence, today: date) -> Due:
    overdue = each.due_on < today
    words = _("not begun; was due on {day}") if overdue else _("not begun; due on {day}")
    return Due(
        form_key=form.key,
        title=form.title,
        funder=form.funder,
        period=each.span.words,
        starts_on=each.span.starts_on,
        due_on=each.due_on,
        reference="",
        address="",
        words=words.format(day=day_words(each.due_on)),
        is_sent=False,
        is_overdue=overdue,
        can_begin=each.span.has_begun(today),
    )
