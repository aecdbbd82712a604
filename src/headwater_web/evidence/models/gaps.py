"""Evidence gaps: what is not known, why that matters, and what became of the question."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from headwater_web.evidence.models.events import STRUCK, Dated
from headwater_web.keeping.rows import Kept


class Gap(Kept):
    """One thing that is not known. EG- is its reference.

    What found it (a finding, a card, an assessment) is tied to it in the thread; `found_in` names
    what has no reference here. `intervention` is the type that it is about, if it is about one.
    """

    reference = models.CharField(max_length=12, unique=True)
    question = models.CharField(max_length=300)
    why = models.TextField()
    who_could_answer = models.CharField(max_length=300)
    found_on = models.DateField()
    found_in = models.CharField(max_length=300, blank=True)
    intervention = models.CharField(max_length=120, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("found_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(question="") & ~Q(why="") & ~Q(who_could_answer=""),
                name="gap_says_what_why_and_who",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this gap."""
        return f"evidence_gap/{self.reference}"


class GapEventKind(models.TextChoices):
    """What became of a gap."""

    TAKEN_UP = "taken_up", _("A study takes it up")
    ANSWERED = "answered", _("It was answered")
    GIVEN_UP = "given_up", _("It was given up")
    REOPENED = "reopened", _("It is open again")
    STRUCK = STRUCK, _("An entry was a mistake")


class GapEvent(Dated):
    """One thing that became of a gap. `reference` is the study, card or finding that did it."""

    gap = models.ForeignKey(Gap, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=GapEventKind.choices)
    reference = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind=GapEventKind.TAKEN_UP) | Q(reference__startswith="RS-"),
                name="gap_taken_up_says_by_which_study",
            ),
            models.CheckConstraint(
                condition=Q(kind=GapEventKind.TAKEN_UP) | ~Q(words=""),
                name="gap_event_says_why",
            ),
            models.CheckConstraint(
                condition=Q(kind=GapEventKind.STRUCK, strikes__isnull=False)
                | (~Q(kind=GapEventKind.STRUCK) & Q(strikes__isnull=True)),
                name="gap_event_struck_says_which",
            ),
        )

    def __str__(self) -> str:
        return f"gap_event/{self.pk}"
