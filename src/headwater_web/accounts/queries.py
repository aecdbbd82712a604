"""Reading people and memberships."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from headwater_web.accounts.models import Membership, Organisation, Person
from headwater_web.accounts.roles import TWO_STEPS, Role
from headwater_web.accounts.rules import Asker, HeldRole, NotPermitted, Rule
from headwater_web.audit.api import RecordedEvent


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as other apps may see it."""

    key: str
    name: str


def roles_of(person: Asker, *, on: date | None = None) -> frozenset[Role]:
    """The roles that someone holds on a day (today unless said); none for the public."""
    day = on or timezone.localdate()
    held: tuple[HeldRole, ...] = getattr(person, "held_roles", ())
    return frozenset(each.role for each in held if each.in_force(day))


def organisations_of(person: Asker, *, on: date | None = None) -> tuple[Body, ...]:
    """The organisations in which someone holds a role on a day, by name."""
    day = on or timezone.localdate()
    held: tuple[HeldRole, ...] = getattr(person, "held_roles", ())
    keys = {each.organisation for each in held if each.in_force(day)}
    found = Organisation.objects.filter(key__in=keys).order_by("name")
    return tuple(Body(key=each.key, name=each.name) for each in found)


def all_organisations() -> tuple[Body, ...]:
    """Every organisation of the partnership, by name."""
    return tuple(Body(key=each.key, name=each.name) for each in Organisation.objects.all())


def person_with_email(email: str) -> Person | None:
    """Whoever signs in with an address, if somebody does."""
    found: Person | None = Person.objects.filter(email=email.strip().lower()).first()
    return found


def person_with_reference(reference: str) -> Person | None:
    """The person whom the record knows as `person/…`, if there is one; closed accounts too."""
    try:
        key = UUID(reference.removeprefix("person/"))
    except ValueError:
        return None
    found: Person | None = Person.objects.filter(reference=key).first()
    return found


def display_names(references: Iterable[str]) -> dict[str, str]:
    """Names for audit references (`person/…`), for a page whose reader may see them."""
    wanted = {each.removeprefix("person/") for each in references if each.startswith("person/")}
    people = Person.objects.filter(reference__in=wanted)
    return {person.audit_reference: person.name for person in people}


@dataclass(frozen=True, slots=True)
class PersonInOffice:
    """Someone with an open account and a role, for a page whose reader may see names."""

    reference: str
    name: str
    organisations: tuple[str, ...]
    """The keys of the organisations in which they hold a role."""


def people_in_office(day: date) -> tuple[PersonInOffice, ...]:
    """Everyone whose account is open and who holds a role on a day, by name."""
    held: dict[Person, list[str]] = {}
    for membership in memberships_in_force(day).filter(person__is_active=True):
        held.setdefault(membership.person, []).append(membership.organisation.key)
    return tuple(
        PersonInOffice(person.audit_reference, person.name, tuple(dict.fromkeys(keys)))
        for person, keys in held.items()
    )


def person_of(request: HttpRequest) -> Person:
    """Whoever is signed in, behind a rule that asks for it."""
    if not isinstance(request.user, Person):
        raise NotPermitted(Rule.SIGNED_IN)
    return request.user


def has_second_step(person: Person) -> bool:
    """Whether someone has set up a second step of sign-in."""
    found = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP)
    return bool(found.exists())


def must_take_second_step(person: Person) -> bool:
    """Whether someone's roles ask for a second step that they have not set up."""
    return bool(roles_of(person) & TWO_STEPS) and not has_second_step(person)


def memberships_of(person: Person) -> QuerySet[Membership]:
    """Every role that someone was given, latest first."""
    return person.memberships.select_related("organisation").order_by("-starts_on", "pk")


def memberships_in_force(day: date) -> QuerySet[Membership]:
    """Every membership in force on a day, by person."""
    return _memberships().filter(_in_force(day))


def memberships_not_in_force(day: date) -> QuerySet[Membership]:
    """Every membership that has ended or has not begun, by person."""
    return _memberships().exclude(_in_force(day))


def _memberships() -> QuerySet[Membership]:
    return Membership.objects.select_related("person", "organisation")


def _in_force(day: date) -> Q:
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))


def in_order(roles: Iterable[Role]) -> list[Role]:
    """Roles in the order in which the list of roles has them."""
    return sorted(roles, key=list(Role).index)


@dataclass(frozen=True, slots=True)
class RecordedRow:
    """One event of the record, in words, for a reader who may see names."""

    event: RecordedEvent
    who: str
    what: str
    about: str
    details: tuple[tuple[str, str], ...]


def recorded_rows(found: Iterable[RecordedEvent]) -> tuple[RecordedRow, ...]:
    """Events with the names of the people in them, read at once."""
    listed = tuple(found)
    names = display_names(
        {each.actor for each in listed}
        | {each.about for each in listed}
        | {str(value) for each in listed for value in each.details.values()}
    )
    return tuple(
        RecordedRow(
            event=event,
            who=names.get(event.actor) or event.actor or gettext("the site, or nobody signed in"),
            what=event.action.partition(".")[2].replace("_", " ").capitalize(),
            about=names.get(event.about) or event.about,
            details=tuple(
                (name, names.get(str(value)) or str(value))
                for name, value in event.details.items()
                if value is not None
            ),
        )
        for event in listed
    )
