"""Listening sessions: who was there by group and never by name, and what they agreed to."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly, Kept


class SessionKind(models.TextChoices):
    """How people were listened to."""

    FOCUS_GROUP = "focus_group", _("focus group")
    INTERVIEW = "interview", _("interview")
    WORKSHOP = "workshop", _("workshop")
    STREET = "street", _("conversations in the street or on a bus")
    SURVEY = "survey", _("free answers to a survey")
    CREATIVE = "creative", _("drawing, music or other creative work")


class Purpose(models.TextChoices):
    """What people may agree to, each by itself."""

    ANALYSIS = "analysis", _("that we study what they said")
    PUBLICATION = "publication", _("that we publish their words, without their names")
    CONTACT = "contact", _("that we get in touch again")


class Session(Kept):
    """One time at which people were listened to. There are no names of those who took part.

    `places` and the keys of `groups` are keys of the partnership's lists; `groups` has the number
    of people of each group, and somebody may be in several or in none. Consent is what everybody
    who took part agreed to, until the end of `consent_until`; it is never widened afterwards.
    """

    guid = models.UUIDField(default=uuid.uuid4, unique=True)
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=SessionKind.choices)
    held_on = models.DateField()
    places = models.JSONField(default=list)
    led_by = models.CharField(max_length=120)
    people = models.PositiveIntegerField()
    groups = models.JSONField(default=dict)
    language = models.CharField(max_length=60)
    thanks = models.CharField(max_length=200)
    aftercare = models.TextField()
    consent_asked = models.CharField(max_length=200)
    for_analysis = models.BooleanField()
    for_publication = models.BooleanField()
    for_contact = models.BooleanField()
    consent_until = models.DateField()
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("-held_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(people__gte=1), name="session_had_people"),
            models.CheckConstraint(
                condition=Q(kind__in=SessionKind.values), name="session_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(led_by="") & ~Q(recorded_by=""),
                name="session_says_what_and_who",
            ),
            models.CheckConstraint(
                condition=~Q(thanks="") & ~Q(aftercare="") & ~Q(consent_asked=""),
                name="session_says_how_people_were_treated",
            ),
            models.CheckConstraint(
                condition=Q(consent_until__gte=F("held_on")), name="session_consent_follows_it"
            ),
        )

    def __str__(self) -> str:
        return f"session/{self.pk}"

    @property
    def audit_reference(self) -> str:
        """How the record knows this session."""
        return f"listening_session/{self.pk}"

    def agreed_to(self, purpose: Purpose) -> bool:
        """Whether people agreed to this at the time."""
        return bool(getattr(self, f"for_{purpose.value}"))


class Withdrawal(AddedOnly):
    """Consent taken back: by everybody of a session, or by whoever's words one note holds.

    `purposes` are what is no longer agreed to.
    """

    session = models.ForeignKey(Session, models.PROTECT, related_name="withdrawals")
    note = models.ForeignKey(
        "lived_experience.Note", models.PROTECT, null=True, related_name="withdrawals"
    )
    purposes = models.JSONField(default=list)
    withdrawn_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("recorded_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(purposes=[]) & ~Q(recorded_by=""),
                name="withdrawal_says_of_what_and_who",
            ),
        )

    def __str__(self) -> str:
        return f"withdrawal/{self.pk}"
