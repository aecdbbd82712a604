"""Run by the site's own shell: an empty database, and what the partnership's definitions hold.

The registers, bodies and panels are loaded as published. Nothing has been done about them: no
action, plan, meeting or item. People have accounts, some of them also a panel's chair.
"""

import json
import sys
from datetime import date

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from headwater_web.accounts.api import Role, ensure_member, ensure_organisation
from headwater_web.accounts.models import Person
from headwater_web.config.staging import place_cast
from headwater_web.governance.api import load_bodies, seat_person
from headwater_web.scrutiny.api import load_panels
from headwater_web.strategy.api import load_registers
from headwater_web.ui.definition_files import partnership_path

SEATS = {
    "hari": ("strategic_board", "health"),
    "imani": ("scrutiny_panel", "chair"),
    "joy": ("listening_group", "chair"),
}
LISTENERS = {"joy": ("Joy Adeyemi", "listening_group"), "kofi": ("Kofi Boateng", "youth_panel")}
YEAR = 365 * 24 * 60 * 60


def begin() -> None:
    """Load what is published, seat people, and print a session key for each of them."""
    place_cast()
    load_bodies(partnership_path("bodies.yaml"))
    load_registers()
    load_panels(partnership_path("panels.yaml"))
    for first_name, (name, organisation) in LISTENERS.items():
        _add_listener(first_name, name, organisation)
    people = {person.name.split()[0].lower(): person for person in Person.objects.all()}
    for first_name, (body, seat) in SEATS.items():
        reference = people[first_name].audit_reference
        seat_person(by=people["grace"], body_key=body, seat_key=seat, person=reference)
    keys = {first_name: _session_of(person) for first_name, person in people.items()}
    sys.stdout.write(f"sessions {json.dumps(keys)}\n")


def _add_listener(first_name: str, name: str, organisation: str) -> None:
    ensure_organisation(key=organisation, name=organisation.replace("_", " ").capitalize())
    ensure_member(
        email=f"{first_name}@demonstration.example",
        name=name,
        password=f"{first_name}-by-the-river",
        organisation=organisation,
        role=Role.PANEL_MEMBER,
        since=date(2025, 1, 1),
    )


def _session_of(person: Person) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.set_expiry(YEAR)
    session.save()
    return str(session.session_key)
