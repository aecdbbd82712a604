"""Run by the site's own shell: the cast, and a draft whose words are yet to come."""

import json
import sys

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from headwater_web.accounts.models import Person
from headwater_web.config.staging import place_cast
from headwater_web.needs.actions.starting import start_edition
from headwater_web.needs.outline import PlannedModule

MODULES = (
    PlannedModule("knives", "Knives", function="prevalence", blocks=(("paragraph", "To come."),)),
    PlannedModule("works", "What works", function="evidence", blocks=(("paragraph", "Clubs."),)),
    PlannedModule(
        "voices",
        "What people told us",
        function="lived_experience",
        blocks=(("paragraph", "The walk home is long."),),
    ),
    PlannedModule("assets", "What helps", function="assets", blocks=(("paragraph", "A hall."),)),
)


def begin() -> None:
    """Place the cast, begin the draft, and print a session key for each person."""
    place_cast()
    people = {person.name.split()[0].lower(): person for person in Person.objects.all()}
    start_edition(by=people["amara"], title="Needs assessment 2026", modules=MODULES)
    keys = {first_name: _session_of(person) for first_name, person in people.items()}
    sys.stdout.write(f"sessions {json.dumps(keys)}\n")


def _session_of(person: Person) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)
