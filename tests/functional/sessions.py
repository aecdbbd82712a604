"""Sessions of the cast, made without the sign-in pages, which have a journey of their own."""

import json

from tests.functional.conftest import Site
from tests.site_database import run_command

MAKE = """
import json
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from headwater_web.accounts.models import Person

keys = {}
for person in Person.objects.all():
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.set_expiry(365 * 24 * 60 * 60)
    session.save()
    keys[person.name.split()[0].lower()] = session.session_key
print("sessions " + json.dumps(keys))
"""


def session_keys(site: Site) -> dict[str, str]:
    """The session key of each person of a running site, by first name in lower case."""
    printed = run_command("shell", "--command", MAKE, **site.environment)
    line = next(line for line in printed.splitlines() if line.startswith("sessions "))
    keys: dict[str, str] = json.loads(line.removeprefix("sessions "))
    return keys
