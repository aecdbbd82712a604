"""Putting the demonstration on stage: the cast, the plain pages, and what the cast has done."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.accounts.api import (
    TWO_STEPS,
    ensure_member,
    ensure_organisation,
    ensure_second_step,
    person_with_email,
)
from headwater_web.config.cast import CAST, ORGANISATIONS, CastMember
from headwater_web.governance.api import load_bodies, seat_person, stage_governance
from headwater_web.pages.api import FIRST_PAGES, add_first_pages
from headwater_web.scrutiny.api import SignedIn, load_panels, stage_scrutiny
from headwater_web.standards.api import stage_assessments
from headwater_web.strategy.api import Staff, load_registers, stage_strategy
from headwater_web.ui.definition_files import partnership_path

SINCE = date(2025, 1, 1)
SEATED = {"hari": ("strategic_board", "health"), "imani": ("scrutiny_panel", "chair")}
"""Who of the cast holds which seat of which body, where the partnership has it."""


@transaction.atomic
def stage_demonstration() -> None:
    """Create whatever of the demonstration is not there yet. Twice changes nothing."""
    place_cast()
    add_first_pages(pages=FIRST_PAGES)
    stage_work(today=timezone.localdate())


@transaction.atomic
def place_cast() -> None:
    """Organisations, people, roles and second steps."""
    for key, name in ORGANISATIONS.items():
        ensure_organisation(key=key, name=name)
    for member in CAST:
        _place(member)


@transaction.atomic
def stage_work(*, today: date) -> None:
    """Bodies, registers, actions, panels and assessments: what the partnership works on."""
    bodies = partnership_path("bodies.yaml")
    load_bodies(bodies)
    stage_governance(bodies, today=today)
    grace, hari, imani = (_person(name) for name in ("grace", "hari", "imani"))
    for name, (body, seat) in SEATED.items():
        seat_person(by=grace, body_key=body, seat_key=seat, person=_person(name).audit_reference)
    load_registers()
    plans = stage_strategy(staff=Staff(grace, hari), today=today)
    panels = partnership_path("panels.yaml")
    load_panels(panels)
    if plans:
        stage_scrutiny(panels, about=plans[0], staff=grace, member=imani)
    stage_assessments(today=today)


def _person(first_name: str) -> SignedIn:
    member = next(each for each in CAST if each.first_name.lower() == first_name)
    person = person_with_email(member.email)
    if person is None:
        raise LookupError(first_name)
    return person


def _place(member: CastMember) -> None:
    ensure_member(
        email=member.email,
        name=member.name,
        password=member.password,
        organisation=member.organisation,
        role=member.role,
        since=SINCE,
    )
    if member.role in TWO_STEPS:
        ensure_second_step(email=member.email, secret=member.second_step_secret)
