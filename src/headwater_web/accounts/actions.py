"""Everything that changes people and memberships. Each act writes its event."""

from datetime import date
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone

from headwater_web.accounts.models import Membership, Organisation, Person
from headwater_web.accounts.roles import Role
from headwater_web.accounts.rules import ADMITS, Rule
from headwater_web.audit.api import record

EDITORS = "Moderators"
"""The group that Wagtail's own migration gives the right to edit and publish pages."""
EDITION_WRITERS = "Edition writers"
"""The group that may open Wagtail's editor, and there the pages that it was given leave for."""


@transaction.atomic
def add_organisation(*, by: Person | None, key: str, name: str) -> Organisation:
    """Add a body of the partnership."""
    organisation = Organisation.objects.create(key=key, name=name)
    record(actor=by, action="accounts.organisation_added", about=f"organisation/{key}")
    return organisation


@transaction.atomic
def add_person(*, by: Person | None, email: str, name: str, password: str | None = None) -> Person:
    """Add someone who can sign in. Without a password they choose one by the link they are sent."""
    person = Person(email=email.strip().lower(), name=name.strip(), added_at=timezone.now())
    person.set_password(password)
    person.save()
    record(actor=by, action="accounts.person_added", about=person.audit_reference)
    return person


@transaction.atomic
def close_person(*, by: Person | None, person: Person) -> None:
    """Stop someone signing in, for good or until reopened. Their memberships end today."""
    for membership in person.memberships.filter(ends_on__isnull=True):
        end_membership(by=by, membership=membership, ends_on=_end_of(membership))
    person.closed_at, person.is_active = timezone.now(), False
    person.save(update_fields=["closed_at", "is_active"])
    record(actor=by, action="accounts.person_closed", about=person.audit_reference)


def _end_of(membership: Membership) -> date:
    return max(timezone.localdate(), membership.starts_on)


@transaction.atomic
def grant_membership(
    *,
    by: Person | None,
    person: Person,
    organisation: Organisation,
    role: Role,
    starts_on: date,
    ends_on: date | None = None,
) -> Membership:
    """Give someone a role in an organisation, from a day until before another."""
    membership = Membership.objects.create(
        person=person,
        organisation=organisation,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        granted_at=timezone.now(),
        granted_by=by,
    )
    _let_editors_edit(person, role)
    _forget_held_roles(person)
    record(
        actor=by,
        action="accounts.membership_granted",
        about=membership.audit_reference,
        details=_in_short(membership),
    )
    return membership


@transaction.atomic
def end_membership(*, by: Person | None, membership: Membership, ends_on: date) -> None:
    """Say when a membership ends: the first day on which the role is no longer held."""
    membership.ends_on = ends_on
    membership.ended_at = timezone.now()
    membership.ended_by = by
    membership.save(update_fields=["ends_on", "ended_at", "ended_by"])
    _forget_held_roles(membership.person)
    record(
        actor=by,
        action="accounts.membership_ended",
        about=membership.audit_reference,
        details=_in_short(membership),
    )


def _in_short(membership: Membership) -> dict[str, Any]:
    return {
        "person": membership.person.audit_reference,
        "organisation": membership.organisation.key,
        "role": membership.role,
        "starts_on": membership.starts_on.isoformat(),
        "ends_on": membership.ends_on.isoformat() if membership.ends_on else None,
    }


def _let_editors_edit(person: Person, role: Role) -> None:
    """Wagtail has permissions of its own; ours stands in front of every one of its routes.

    So it does no harm that the group outlives the membership.
    """
    if role in ADMITS[Rule.EDIT_PAGES]:
        person.groups.add(Group.objects.get(name=EDITORS))
    if role in ADMITS[Rule.WRITE_EDITIONS]:
        person.groups.add(_edition_writers())


def edition_writers() -> Group:
    """Everyone who holds or held a role that writes editions, as Wagtail knows them."""
    group = _edition_writers()
    writers = Person.objects.filter(memberships__role__in=ADMITS[Rule.WRITE_EDITIONS])
    group.user_set.add(*writers.distinct())
    return group


def _edition_writers() -> Group:
    group, is_new = Group.objects.get_or_create(name=EDITION_WRITERS)
    if is_new:
        opens = Permission.objects.get(
            content_type__app_label="wagtailadmin", codename="access_admin"
        )
        group.permissions.add(opens)
    return group


def _forget_held_roles(person: Person) -> None:
    person.__dict__.pop("held_roles", None)
