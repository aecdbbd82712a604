"""A programme, a return asked of it, and versions of it at each step of their way."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from headwater_web.accounts.models import Person
from headwater_web.interventions.api import ProgrammeWords, Standing
from headwater_web.provider_returns.actions.answering import save_file
from headwater_web.provider_returns.actions.certifying import accept, certify, hand_in
from headwater_web.provider_returns.actions.opening import ReturnWords, ask_for_return
from headwater_web.provider_returns.answers import Answer, Mark
from headwater_web.provider_returns.models import ProviderReturn, Version
from headwater_web.provider_returns.quarters import Quarter, quarter_at
from headwater_web.provider_returns.queries.asking import form_of
from headwater_web.provider_returns.questions import Group, Shape

TODAY = timezone.localdate()
QUARTER = quarter_at(TODAY).before
NORTH, SOUTH = "E06000018", "E07000170"
Ask = Callable[..., ProviderReturn]
Said = Mapping[str, Mapping[str, Answer]]
CORE: dict[str, dict[str, Answer]] = {
    "referred": {"referred": 40, "eligible": 36, "accepted": 30, "declined": 5, "started": 20},
    "taking_part": {
        "all": 28,
        "first_session": 18,
        "completed": 12,
        "left_early": 6,
        "still": 10,
        "waiting": 3,
    },
    "reach": {
        "people": 28,
        "contacts": 90,
        "attendances": 120,
        "counting": "unique_within",
        "counted_by": "own_records",
    },
    "by_sex": {
        "referred@female": 10,
        "referred@male": 30,
        "referred@other": 0,
        "referred@not_recorded": 0,
    },
    "by_district": {f"referred@{NORTH}": 25, f"referred@{SOUTH}": 15},
}


def moment(day: date) -> datetime:
    """Ten o'clock of a day."""
    return timezone.make_aware(datetime.combine(day, time(10)))


def programme_words(key: str = "custody_mentoring", **changes: Any) -> ProgrammeWords:
    """A programme of Dev's organisation that has run for years."""
    said: dict[str, Any] = {
        "reference": "PG-1",
        "key": key,
        "name": key.replace("_", " ").capitalize(),
        "organisation": "youth_project",
        "tier": "secondary",
        "target_group": "known_risk",
        "kind": "Mentoring",
        "starts": date(2020, 1, 1),
        "ends": TODAY + timedelta(days=400),
        "districts": (NORTH, SOUTH),
        "bands": ("11-17",),
        "design": "counting_only",
        "expected_people": 100,
        "expected_sessions": None,
        "standing": next(iter(Standing)),
        "standing_words": "running",
        "is_made_up": True,
    }
    return ProgrammeWords(**said | changes)


def filled(report: ProviderReturn, said: Said) -> dict[str, dict[str, Answer]]:
    """These answers, and “not collected” in every other box."""
    form = form_of(report)
    return {
        group.key: {
            cell.name: said.get(group.key, {}).get(cell.name, Mark.NOT_COLLECTED)
            for cell in group.cells()
        }
        for group in form.groups
    }


def latest(report: ProviderReturn) -> Version:
    """The newest version, as it is in the database."""
    return Version.objects.filter(report=report).order_by("-number")[0]


def group_of(report: ProviderReturn, key: str) -> Group:
    """One page of a return."""
    found = form_of(report).group(key)
    assert found is not None
    return found


def boxes(group: Group, **said: str) -> dict[str, str]:
    """A page as a browser sends it: nothing typed but what is said."""
    empty = {cell.name.replace("@", "__").replace(".", "_"): "" for cell in group.cells()}
    assert set(said) <= set(empty)
    return {**empty, **said, "counter": "0", "empties": "later"}


def is_count(group: Group) -> bool:
    """Whether every box of a page holds a number."""
    return all(each.shape is Shape.COUNT for each in group.questions)


@pytest.fixture
def asked_for(cast: dict[str, Person]) -> Ask:
    """Grace asks for a return: `asked_for(parts=("core",), is_large=True)`."""

    def ask(
        key: str = "custody_mentoring",
        *,
        quarter: Quarter = QUARTER,
        parts: tuple[str, ...] = ("core",),
        is_large: bool = False,
        **changes: Any,
    ) -> ProviderReturn:
        return ask_for_return(
            by=cast["grace"],
            programme=programme_words(key, **changes),
            quarter=quarter,
            words=ReturnWords(
                parts=parts,
                areas=(NORTH, SOUTH),
                is_large=is_large,
                due_on=quarter.ends + timedelta(days=20),
            ),
            at=moment(min(TODAY, quarter.ends + timedelta(days=1))),
        )

    return ask


@pytest.fixture
def written(cast: dict[str, Person], asked_for: Ask) -> Ask:
    """The same, with Dev's answers in every box."""

    def write(key: str = "custody_mentoring", *, said: Said = CORE, **how: Any) -> ProviderReturn:
        report = asked_for(key, **how)
        version = latest(report)
        answers = filled(report, said)
        save_file(by=cast["dev"], version=version, counter=version.counter, answers=answers)
        return report

    return write


@pytest.fixture
def certified(cast: dict[str, Person], written: Ask) -> Ask:
    """The same, handed in by Dev and certified by Ellis."""

    def sign(key: str = "custody_mentoring", **how: Any) -> ProviderReturn:
        report = written(key, **how)
        version = latest(report)
        hand_in(by=cast["dev"], version=version, counter=version.counter)
        version = latest(report)
        certify(by=cast["ellis"], version=version, counter=version.counter)
        return report

    return sign


@pytest.fixture
def accepted(cast: dict[str, Person], certified: Ask) -> Ask:
    """The same, accepted by Grace."""

    def take(key: str = "custody_mentoring", **how: Any) -> ProviderReturn:
        report = certified(key, **how)
        accept(by=cast["grace"], version=latest(report))
        return report

    return take
