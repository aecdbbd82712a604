"""What people told us, in words agreed with them, and what we did or did not do."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly
from headwater_web.scrutiny.models.panels import Panel


class VoiceKind(models.TextChoices):
    """What someone brought."""

    CONCERN = "concern", _("a concern")
    PROPOSAL = "proposal", _("a proposal")


class Outcome(models.TextChoices):
    """What we did about it."""

    DID = "did", _("We did")
    PART = "part", _("We did part of it")
    DID_NOT = "did_not", _("We did not")


class TakenDownBecause(models.TextChoices):
    """Why the words of a voice were taken away for good."""

    IDENTIFIES = "identifies", _("They could identify someone.")
    ASKED = "asked", _("Those who said it asked us to.")


class Voice(models.Model):
    """One concern or proposal, in the wording agreed with those who raised it. V- is its reference.

    `place`, `group` and `theme` are keys of the partnership's lists. The words are never edited;
    they can be taken away for good, and that this happened stays.
    """

    reference = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=10, choices=VoiceKind.choices)
    theme = models.CharField(max_length=60)
    place = models.CharField(max_length=60)
    group = models.CharField(max_length=60)
    panel = models.ForeignKey(Panel, models.PROTECT, null=True, related_name="voices")
    event = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    raised_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)
    taken_down_at = models.DateTimeField(null=True)
    taken_down_by = models.CharField(max_length=80, blank=True)
    taken_down_why = models.CharField(max_length=20, blank=True, choices=TakenDownBecause.choices)

    class Meta:
        ordering = ("-raised_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(taken_down_at__isnull=True, taken_down_by="", taken_down_why="")
                    & ~Q(words="")
                )
                | (
                    Q(taken_down_at__isnull=False, words="")
                    & ~Q(taken_down_by="")
                    & ~Q(taken_down_why="")
                ),
                name="voice_has_words_until_taken_down",
            ),
            models.CheckConstraint(
                condition=Q(panel__isnull=False) | ~Q(event=""), name="voice_was_heard_somewhere"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=VoiceKind.values), name="voice_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this voice."""
        return f"voice/{self.reference}"


class VoiceAnswer(AddedOnly):
    """What we did, or did not, because; `changed` is the decision or action that it changed.

    A later answer does not replace an earlier one: both are shown.
    """

    voice = models.ForeignKey(Voice, models.PROTECT, related_name="answers")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    because = models.TextField()
    changed = models.CharField(max_length=12, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("answered_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="voice_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(because="") & ~Q(answered_by=""), name="voice_answer_says_why_and_who"
            ),
        )

    def __str__(self) -> str:
        return f"voice_answer/{self.pk}"
