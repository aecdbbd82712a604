"""Seats on bodies, and who holds them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.governance.models.bodies import Body
from headwater_web.governance.models.dated import Dated, ends_after_it_starts


class SeatRole(models.TextChoices):
    """What a seat is on its body."""

    CHAIR = "chair", _("Chair")
    DEPUTY_CHAIR = "deputy_chair", _("Deputy chair")
    MEMBER = "member", _("Member")
    SECRETARIAT = "secretariat", _("Secretariat")


class Seat(Dated):
    """One place at one body's table, held for an organisation.

    `organisation` is the organisation's key. `invited_on` and `accepted_on` are facts of their
    own: when it first sat at the table is told by attendance alone.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats")
    key = models.SlugField(max_length=60)
    organisation = models.SlugField(max_length=60)
    post = models.CharField(max_length=160, blank=True)
    role = models.CharField(max_length=20, choices=SeatRole.choices)
    invited_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            ends_after_it_starts("seat"),
            models.CheckConstraint(
                condition=Q(role__in=SeatRole.values), name="seat_role_is_known"
            ),
            models.CheckConstraint(
                condition=Q(accepted_on__isnull=True) | Q(accepted_on__gte=F("invited_on")),
                name="seat_accepted_after_invited",
            ),
            models.CheckConstraint(
                condition=Q(accepted_on__isnull=True) | Q(invited_on__isnull=False),
                name="seat_accepted_was_invited",
            ),
            models.UniqueConstraint(fields=["body", "key"], name="seat_key_once_in_a_body"),
        )

    def __str__(self) -> str:
        return f"{self.body_id} {self.key}"

    @property
    def audit_reference(self) -> str:
        """How the record knows this seat."""
        return f"seat/{self.pk}"


class SeatHolder(Dated):
    """Who holds a seat, by post; and by account where they have one. A deputy stands in.

    `person` is the audit reference of their account, or empty. No name is ever typed or kept here.
    """

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="holders")
    title = models.CharField(max_length=160)
    person = models.CharField(max_length=80, blank=True)
    is_deputy = models.BooleanField(default=False)

    class Meta:
        ordering = ("is_deputy", "pk")
        indexes = (models.Index(fields=["person"]),)
        constraints = (
            ends_after_it_starts("seat_holder"),
            models.CheckConstraint(
                condition=Q(person="") | Q(person__startswith="person/"),
                name="seat_holder_person_is_a_reference",
            ),
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(is_deputy=False, ends_on__isnull=True),
                name="seat_has_one_open_holder",
            ),
        )

    def __str__(self) -> str:
        return self.title
