"""Making sure that people and organisations are there: for seeding a site, again and again."""

from datetime import date

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from headwater_web.accounts.actions import add_organisation, add_person, grant_membership
from headwater_web.accounts.models import Organisation, Person
from headwater_web.accounts.roles import Role
from headwater_web.audit.api import record


def ensure_organisation(*, key: str, name: str) -> None:
    """Add an organisation unless its key is taken."""
    if not Organisation.objects.filter(key=key).exists():
        add_organisation(by=None, key=key, name=name)


@transaction.atomic
def ensure_member(
    *, email: str, name: str, password: str, organisation: str, role: Role, since: date
) -> None:
    """Add a person with one role unless someone has their address already."""
    if Person.objects.filter(email=email).exists():
        return
    person = add_person(by=None, email=email, name=name, password=password)
    grant_membership(
        by=None,
        person=person,
        organisation=Organisation.objects.get(key=organisation),
        role=role,
        starts_on=since,
    )


@transaction.atomic
def ensure_second_step(*, email: str, secret: str) -> None:
    """Give someone an authenticator app's secret unless they have one."""
    person = Person.objects.get(email=email)
    if Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        return
    TOTP.activate(person, secret)
    record(actor=None, action="accounts.second_step_given", about=person.audit_reference)
