"""Where allauth and axes ask us: no sign-up, every sign-in recorded, secrets sealed."""

import base64
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from headwater_web.accounts.models import Person
from headwater_web.accounts.queries import has_second_step
from headwater_web.audit.api import record


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in, sign-out and changes of password, each with its event."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's shape
        """Nobody signs themselves up: a person is added."""
        return False

    def login(self, request: HttpRequest, user: Person) -> None:
        """Sign in, on record."""
        with transaction.atomic():
            super().login(request, user)
            record(actor=user, action="accounts.signed_in", about=user.audit_reference)

    def logout(self, request: HttpRequest) -> None:
        """Sign out, on record."""
        person = request.user
        with transaction.atomic():
            super().logout(request)
            if isinstance(person, Person):
                record(actor=person, action="accounts.signed_out", about=person.audit_reference)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Record that a sign-in failed, and for whom if they exist: never what was typed."""
        email = attempted_email(request, credentials)
        with transaction.atomic():
            person = Person.objects.filter(email=email).first()
            record(
                actor=None,
                action="accounts.sign_in_failed",
                about=person.audit_reference if person else "",
                details={"known": person is not None},
            )

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask for the password again before a change, save on the way to the first second step.

        Someone who has just signed in and is sent to set it up is not asked twice.
        """
        person = self.request.user
        if app == "allauth.mfa" and isinstance(person, Person) and not has_second_step(person):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def set_password(self, user: Person, password: str) -> None:
        """Change a password, by whichever page, on record."""
        with transaction.atomic():
            super().set_password(user, password)
            record(actor=user, action="accounts.password_changed", about=user.audit_reference)


class TwoStepAdapter(DefaultMFAAdapter):
    """The second step's secrets are sealed in the database, under the site's own secret."""

    def encrypt(self, text: str) -> str:
        """Seal."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open."""
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"headwater second step").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))


def attempted_email(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """The address that someone tried to sign in with, for counting failures."""
    given = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(given).strip().lower()


def displayed_name(person: Person) -> str:
    """How allauth's messages name a person."""
    return person.name
