"""Putting the cast on stage: their organisations, accounts, roles, second steps and the pages."""

from datetime import date

from django.db import transaction

from headwater_web.accounts.api import (
    TWO_STEPS,
    ensure_member,
    ensure_organisation,
    ensure_second_step,
)
from headwater_web.config.cast import CAST, ORGANISATIONS, CastMember
from headwater_web.pages.api import FIRST_PAGES, add_first_pages

SINCE = date(2025, 1, 1)


@transaction.atomic
def stage_demonstration() -> None:
    """Create whatever of the demonstration is not there yet. Twice changes nothing."""
    place_cast()
    add_first_pages(pages=FIRST_PAGES)


@transaction.atomic
def place_cast() -> None:
    """Organisations, people, roles and second steps."""
    for key, name in ORGANISATIONS.items():
        ensure_organisation(key=key, name=name)
    for member in CAST:
        _place(member)


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
