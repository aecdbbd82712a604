"""Decisions: written once, by code and by the database. A correction stands beside its error."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.governance.models.meetings import AgendaItem, Meeting
from headwater_web.keeping.rows import AddedOnly


class Outcome(models.TextChoices):
    """What became of what was asked."""

    AGREED = "agreed", _("agreed")
    AGREED_WITH_CHANGES = "agreed_with_changes", _("agreed with changes")
    NOT_AGREED = "not_agreed", _("not agreed")
    DEFERRED = "deferred", _("put off")


class Decision(AddedOnly):
    """One decision of one meeting.

    `corrects` names the row whose record was wrong; `supersedes` an earlier decision that was
    right then and no longer holds. `dissent` is printed beside the decision wherever it is shown.
    """

    reference = models.CharField(max_length=12, unique=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="decisions")
    words = models.TextField()
    outcome = models.CharField(max_length=30, choices=Outcome.choices)
    reasons = models.TextField()
    dissent = models.TextField(blank=True)
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="superseded_by")

    class Meta:
        ordering = ("decided_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="decision_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(reasons=""), name="decision_says_what_and_why"
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")),
                name="decision_corrects_another",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
                name="decision_supersedes_another",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this decision."""
        return f"decision/{self.reference}"


class DecisionAbout(AddedOnly):
    """One thing that a decision is about, by its reference."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="about")
    reference = models.CharField(max_length=300)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["reference"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["decision", "reference"], name="decision_about_a_thing_once"
            ),
        )

    def __str__(self) -> str:
        return self.reference
