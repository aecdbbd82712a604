"""Programmes as other apps may know them: plain facts, no models."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from headwater_web.interventions.queries.programmes import (
    FollowedProgramme,
    all_programmes,
    followed,
    programme_at,
    programme_of_key,
    today_here,
)
from headwater_web.interventions.standings import Standing


@dataclass(frozen=True, slots=True)
class ProgrammeWords:
    """One programme. It runs from `starts` until before `ends`, or until before it was stopped.

    `organisation` is the key of who delivers it, `tier` one of primary, secondary and tertiary,
    `kind` a type of intervention in words. `is_made_up` is true of a demonstration's.
    """

    reference: str
    key: str
    name: str
    organisation: str
    tier: str
    target_group: str
    kind: str
    starts: date
    ends: date
    districts: tuple[str, ...]
    bands: tuple[str, ...]
    design: str
    expected_people: int | None
    expected_sessions: int | None
    standing: Standing
    standing_words: str
    is_made_up: bool

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("interventions:programme", args=[self.reference])


def programmes(*, today: date | None = None) -> tuple[ProgrammeWords, ...]:
    """Every programme, proposed and ended ones included, in the order of their references."""
    return tuple(_told(each) for each in followed(all_programmes(), today or today_here()))


def programme_with(key_or_reference: str, *, today: date | None = None) -> ProgrammeWords | None:
    """A programme by its key (`custody_mentoring`) or its reference (`PG-3`), if there is one."""
    day = today or today_here()
    found = programme_of_key(key_or_reference, day) or programme_at(key_or_reference, day)
    return _told(found) if found else None


def programmes_of(organisation: str, *, today: date | None = None) -> tuple[ProgrammeWords, ...]:
    """The programmes that an organisation delivers."""
    return tuple(each for each in programmes(today=today) if each.organisation == organisation)


def _told(each: FollowedProgramme) -> ProgrammeWords:
    said = each.version
    return ProgrammeWords(
        reference=each.reference,
        key=each.programme.key,
        name=said.name,
        organisation=said.organisation,
        tier=said.tier,
        target_group=said.target_group,
        kind=said.kind,
        starts=said.starts_on,
        ends=min(said.ends_on, each.stopped_on or said.ends_on),
        districts=tuple(said.districts),
        bands=tuple(said.bands),
        design=said.design,
        expected_people=said.expected_people,
        expected_sessions=said.expected_sessions,
        standing=each.standing,
        standing_words=each.standing_words,
        is_made_up=each.programme.is_made_up,
    )
