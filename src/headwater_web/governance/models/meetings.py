"""Meetings, their agenda and their papers."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.governance.models.bodies import Body
from headwater_web.keeping.rows import Kept


class Meeting(Kept):
    """One meeting of one body. `quorum` is the number its terms of reference asked for then.

    `version` grows with each change, so that the second of two people hears of the first.
    """

    reference = models.CharField(max_length=12, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    title = models.CharField(max_length=160)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    quorum = models.PositiveSmallIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80, blank=True)
    called_off_at = models.DateTimeField(null=True)
    called_off_by = models.CharField(max_length=80, blank=True)
    called_off_because = models.CharField(max_length=300, blank=True)
    minutes_confirmed_at = models.DateTimeField(null=True)
    minutes_confirmed_by = models.CharField(max_length=80, blank=True)
    minutes_confirmed_in = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="confirmed_minutes_of"
    )

    class Meta:
        ordering = ("starts_at", "pk")
        indexes = (models.Index(fields=["body", "starts_at"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(called_off_at__isnull=True, called_off_by="", called_off_because="")
                | (Q(called_off_at__isnull=False) & ~Q(called_off_because="")),
                name="meeting_called_off_says_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(
                    minutes_confirmed_at__isnull=True,
                    minutes_confirmed_in__isnull=True,
                    minutes_confirmed_by="",
                )
                | Q(minutes_confirmed_at__isnull=False, minutes_confirmed_in__isnull=False),
                name="meeting_minutes_confirmed_say_where",
            ),
            models.CheckConstraint(
                condition=Q(minutes_confirmed_in__isnull=True) | ~Q(minutes_confirmed_in=F("id")),
                name="meeting_minutes_confirmed_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def audit_reference(self) -> str:
        """How the record knows this meeting."""
        return f"meeting/{self.reference}"

    @property
    def day(self) -> date:
        """The day on which it begins."""
        return timezone.localdate(self.starts_at)


class Asks(models.TextChoices):
    """What an item of an agenda asks of the table."""

    DECISION = "decision", _("For decision")
    DISCUSSION = "discussion", _("For discussion")
    INFORMATION = "information", _("For information")


class AgendaItem(Kept):
    """One item of a meeting's agenda. `about` is the reference of a thing, or empty."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    asks = models.CharField(max_length=20, choices=Asks.choices)
    question = models.TextField(blank=True)
    about = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "position"], name="agenda_item_has_its_own_place"
            ),
            models.CheckConstraint(
                condition=Q(asks__in=Asks.values), name="agenda_item_asks_something_known"
            ),
            models.CheckConstraint(
                condition=~Q(asks="decision") | ~Q(question=""),
                name="agenda_item_for_decision_says_what",
            ),
        )

    def __str__(self) -> str:
        return f"{self.position} {self.title}"


class Paper(Kept):
    """One paper of a meeting: a text, or the address where it lies. Withdrawn, never deleted."""

    reference = models.CharField(max_length=12, unique=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="papers")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="papers")
    sent_by = models.ForeignKey(Body, models.PROTECT, null=True, related_name="papers_sent")
    title = models.CharField(max_length=200)
    address = models.URLField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    circulated_on = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("circulated_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(address="") | ~Q(text=""), name="paper_says_something"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="", withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="paper_withdrawn_says_when_and_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def audit_reference(self) -> str:
        """How the record knows this paper."""
        return f"paper/{self.reference}"

    @property
    def days_ahead(self) -> int:
        """How many days before the meeting it went round; below 0 when after."""
        return (self.meeting.day - self.circulated_on).days
