"""A made-up agreement with its spending, from the partnership's definitions.

Every act goes through the same functions as on the site; only its day is set back.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater.vocabulary.periods import add_months
from headwater_web.audit.api import Actor
from headwater_web.funding import actions
from headwater_web.funding.models import Agreement, Condition, Line
from headwater_web.funding.spans import Span
from headwater_web.ui.definition_files import read_yaml

QUARTER = 3
USUAL_DAYS = 20
Given = Mapping[str, Any]


@transaction.atomic
def stage_funding(path: Path, *, staff: Actor, today: date) -> tuple[str, ...]:
    """Stage every agreement of a definitions file that is not there yet.

    Returns their references; none where there is no such file.
    """
    if not path.exists():
        return ()
    shown = read_yaml(path).get("demonstration", [])
    return tuple(_staged(given, staff, today) for given in shown)


def last_quarter_due(today: date, *, days: int) -> Span:
    """The latest quarter of a year of which the day by which it is to be reported has gone by.

    >>> last_quarter_due(date(2026, 11, 22), days=30).words
    'Jul 2026 to Sep 2026'
    """
    ends_on = date(today.year, (today.month - 1) // QUARTER * QUARTER + 1, 1)
    # One day more, because what is shown was sent a day late.
    while ends_on + timedelta(days=days) > today:
        ends_on = add_months(ends_on, -QUARTER)
    return Span(add_months(ends_on, -QUARTER), ends_on)


def _staged(given: Given, staff: Actor, today: date) -> str:
    found = Agreement.objects.filter(title=given["title"], is_made_up=True).first()
    if found is not None:
        return str(found.reference)
    latest = last_quarter_due(today, days=given["days_to_enter"])
    starts_on = add_months(latest.starts_on, -QUARTER * given["begins_quarters_ago"])
    agreement = actions.add_agreement(
        by=staff,
        words=actions.AgreementWords(
            title=given["title"],
            funder=given["funder"],
            words=given["words"],
            starts_on=starts_on,
            ends_on=add_months(starts_on, QUARTER * given["quarters"]),
            amount=Decimal(given["amount"]),
            days_to_enter=given["days_to_enter"],
            is_made_up=True,
        ),
    )
    lines = {each["title"]: _line(each, given, agreement, staff) for each in given["lines"]}
    for number, foreseen in given["foreseen"].items():
        for title, amount in foreseen.items():
            begins = agreement.spans[number - 1].starts_on
            actions.forecast_spend(
                by=staff, line=lines[title], starts_on=begins, amount=Decimal(amount)
            )
    for each in given["conditions"]:
        _condition(each, agreement, staff, today)
    return str(agreement.reference)


def _line(given: Given, all_given: Given, agreement: Agreement, staff: Actor) -> Line:
    line = actions.add_line(
        by=staff,
        agreement=agreement,
        words=actions.LineWords(
            given["title"], given["category"], given["organisation"], given.get("priority_number")
        ),
        amount=Decimal(given["amount"]),
    )
    for number, amount in enumerate(given["spent"], start=1):
        if amount is not None:
            span = agreement.spans[number - 1]
            days = all_given["entered_days_after"].get(number, USUAL_DAYS)
            actions.enter_spend(
                by=staff,
                line=line,
                starts_on=span.starts_on,
                amount=Decimal(str(amount)),
                ledger=f"Made-up ledger, quarter {number}",
                at=_noon(span.last_day + timedelta(days=days)),
            )
    return line


def _condition(given: Given, agreement: Agreement, staff: Actor, today: date) -> None:
    quarters = given.get("due_in_quarters")
    share = given.get("percentage")
    condition = actions.add_condition(
        by=staff,
        agreement=agreement,
        words=actions.ConditionWords(
            kind=Condition.Kind(given["kind"]),
            title=given["title"],
            words=given.get("words", ""),
            category=given.get("category", ""),
            of=given.get("of", ""),
            percentage=Decimal(share) if share is not None else None,
            due_on=agreement.spans[quarters - 1].last_day if quarters else None,
            looked_at_by=given.get("looked_at_by", ""),
        ),
    )
    there = given.get("there")
    if there and condition.due_on:
        day = condition.due_on - timedelta(days=there["days_before"])
        if day <= today:
            actions.check_condition(
                by=staff,
                condition=condition,
                is_met=True,
                happened_on=day,
                evidence=actions.Evidence(there["words"], address=there["address"]),
                at=_noon(day),
            )


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
