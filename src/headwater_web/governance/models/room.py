"""What happened in the room: who came, what was declared, what was minuted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from headwater_web.governance.models.meetings import AgendaItem, Meeting
from headwater_web.governance.models.seats import Seat
from headwater_web.keeping.rows import AddedOnly


class Came(models.TextChoices):
    """Who came for a seat."""

    PRESENT = "present", _("came")
    DEPUTY = "deputy", _("sent a deputy")
    APOLOGIES = "apologies", _("sent apologies")
    ABSENT = "absent", _("did not come")


class Attendance(AddedOnly):
    """Who came for one seat to one meeting, as noted at a moment. The last note counts."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="attendance")
    came = models.CharField(max_length=20, choices=Came.choices)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(came__in=Came.values), name="attendance_answer_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.seat_id} {self.came}"


class Handled(models.TextChoices):
    """What was done about a declared interest."""

    LEFT = "left", _("left the room")
    STAYED_SILENT = "stayed_silent", _("stayed, and took no part")
    STAYED = "stayed", _("stayed and took part, as the chair allowed")


class Interest(AddedOnly):
    """An interest declared for a seat in an item, and what was done about it."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="interests")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="interests")
    nature = models.TextField()
    handled = models.CharField(max_length=20, choices=Handled.choices)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(handled__in=Handled.values), name="interest_answer_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.seat_id}"


class Minute(AddedOnly):
    """What was minuted of one item, as drafted at a moment. The last draft is what stands."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="minutes")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="minute_says_something"),)

    def __str__(self) -> str:
        return f"{self.item_id} {self.pk}"
