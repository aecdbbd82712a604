"""People, organisations, and dated memberships. Facts, each held by a named constraint.

Nothing here is ever deleted: a person is closed, a membership ends.
"""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.roles import Role
from headwater_web.accounts.rules import HeldRole
from headwater_web.keeping.rows import Kept, KeptRows


class PersonManager(BaseUserManager.from_queryset(KeptRows)):  # type: ignore[misc]  # made by Django
    """How Django and allauth find a person: by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find by e-mail address."""
        person: Person = self.get(email__iexact=username)
        return person


class Person(Kept, AbstractBaseUser, PermissionsMixin):
    """Someone who can sign in. Known elsewhere, and in the record, by `reference` alone."""

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    added_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    # Django, Wagtail and allauth each read this column; it says no more than closed_at does.
    is_active = models.BooleanField(default=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_active=True, closed_at__isnull=True)
                | Q(is_active=False, closed_at__isnull=False),
                name="person_is_active_until_closed",
            ),
            # One function decides what a person may do: nobody is above it.
            models.CheckConstraint(
                condition=Q(is_superuser=False), name="person_is_never_above_the_rules"
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="person_email_is_lower_case"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name in full, as Wagtail asks for it."""
        return self.name

    def get_short_name(self) -> str:
        """The first of the person's names."""
        return self.name.split(" ")[0]

    @property
    def audit_reference(self) -> str:
        """How the record knows this person."""
        return f"person/{self.reference}"

    @cached_property
    def held_roles(self) -> tuple[HeldRole, ...]:
        """Every role this person was ever given, read once for as long as the object lives."""
        return tuple(
            membership.held
            for membership in self.memberships.select_related("organisation").order_by("pk")
        )


class Organisation(Kept):
    """A body of the partnership. `key` is the supplier's key in the extract specifications."""

    key = models.SlugField(max_length=60, unique=True, allow_unicode=False)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.CheckConstraint(condition=~Q(key=""), name="organisation_has_a_key"),)

    def __str__(self) -> str:
        return self.name


class Membership(Kept):
    """A role that a person holds in an organisation, from `starts_on` until before `ends_on`.

    `granted_by` and `ended_by` are empty when the command line did it. Ending on the first day
    is how a mistake is withdrawn: the membership then was never in force.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40, choices=Role.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("person__name", "organisation__name", "starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="membership_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ends_on__isnull=False),
                name="membership_ended_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(ended_by__isnull=True) | Q(ended_at__isnull=False),
                name="membership_ended_by_says_when",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(ends_on__isnull=True),
                name="membership_open_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.audit_reference} {self.role}"

    @property
    def audit_reference(self) -> str:
        """How the record knows this membership."""
        return f"membership/{self.pk}"

    @property
    def held(self) -> HeldRole:
        """This membership as the rules see it."""
        return HeldRole(
            role=Role(self.role),
            organisation=self.organisation.key,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
        )
