"""What was decided on programmes, what shaped them, and which balance was meant."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.interventions.models.programmes import Programme
from headwater_web.interventions.models.written import Written


class Turn(models.TextChoices):
    """What a decision does to a programme."""

    BEGIN = "begin", _("Begin it")
    CARRY_ON = "carry_on", _("Carry on")
    CHANGE = "change", _("Carry on, changed")
    STOP = "stop", _("Stop it")


class ProgrammeDecision(Written):
    """What a body decided on a programme, from when, and what shall be decided next.

    `decision` is the reference of governance's record. Where something is stopped, `liked` says
    what people liked about it, and `instead` what there is for them now. After a stop there is no
    next decision; after anything else there is, and a day for it.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="decisions")
    turn = models.CharField(max_length=10, choices=Turn.choices)
    decision = models.CharField(max_length=12)
    takes_effect_on = models.DateField()
    reasons = models.TextField()
    liked = models.TextField(blank=True)
    instead = models.TextField(blank=True)
    next_question = models.CharField(max_length=300, blank=True)
    next_on = models.DateField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(decision="") & ~Q(reasons=""),
                name="programme_decision_is_on_record_with_reasons",
            ),
            models.CheckConstraint(
                condition=(Q(turn="stop", next_question="", next_on__isnull=True) & ~Q(liked=""))
                | (~Q(turn="stop") & ~Q(next_question="") & Q(next_on__isnull=False)),
                name="programme_decision_says_what_comes_next_or_what_was_liked",
            ),
        )

    def __str__(self) -> str:
        return f"programme_decision/{self.pk}"


class DesignChoice(Written):
    """A finding, a card or a voice that shaped one choice in how a programme is made.

    `source` is its reference. A choice that holds no longer is ended by a row that says why.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="choices")
    source = models.CharField(max_length=12)
    choice = models.CharField(max_length=300)
    how = models.TextField()
    ends = models.OneToOneField("self", models.PROTECT, null=True, related_name="ended_by")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(choice="") & ~Q(how=""),
                name="design_choice_says_what_shaped_what_and_how",
            ),
        )

    def __str__(self) -> str:
        return f"design_choice/{self.pk}"


class IntendedBalance(Written):
    """The shares of money by tier that a body means to have, in per cent. The last stands."""

    primary = models.PositiveSmallIntegerField()
    secondary = models.PositiveSmallIntegerField()
    tertiary = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=12)
    holds_from = models.DateField()
    because = models.TextField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(primary=100 - F("secondary") - F("tertiary")),
                name="balance_comes_to_a_hundred",
            ),
            models.CheckConstraint(
                condition=~Q(decision="") & ~Q(because=""), name="balance_is_a_decision"
            ),
        )

    def __str__(self) -> str:
        return f"intended_balance/{self.pk}"
