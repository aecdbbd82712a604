"""What came of a predicted effect, and decisions said to need no assessment. Only added to."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from headwater_web.equality.models.assessments import Effect
from headwater_web.keeping.rows import AddedOnly

SHORTEST_BECAUSE = 40


class Happened(models.TextChoices):
    """What a check found beside what was predicted."""

    AS_PREDICTED = "as_predicted", _("as predicted")
    BETTER = "better", _("better than predicted")
    WORSE = "worse", _("worse than predicted")
    NO_DIFFERENCE = "no_difference", _("no difference seen")
    CANNOT_TELL = "cannot_tell", _("cannot tell")


class Check(AddedOnly):
    """One look at what became of one predicted effect; a later look is another row.

    `evidence` are references of figures and things. Where it could not be told, `next_on` says
    when somebody looks again.
    """

    effect = models.ForeignKey(Effect, models.PROTECT, related_name="checks")
    happened = models.CharField(max_length=20, choices=Happened.choices)
    words = models.TextField()
    evidence = models.JSONField(default=list)
    next_on = models.DateField(null=True)
    organisation = models.CharField(max_length=60)
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("checked_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(happened__in=Happened.values), name="check_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(checked_by=""), name="check_says_what_and_who"
            ),
            models.CheckConstraint(
                condition=~Q(happened=Happened.CANNOT_TELL) | Q(next_on__isnull=False),
                name="check_untold_is_looked_at_again",
            ),
        )

    def __str__(self) -> str:
        return f"check/{self.pk}"


class NotNeeded(AddedOnly):
    """One person's word that a decision needs no assessment, and why. It is not counted as one.

    A later row about the same decision stands in its place; both are shown.
    """

    decision = models.CharField(max_length=12)
    because = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("said_at", "pk")
        indexes = (models.Index(fields=["decision"]),)
        constraints = (
            models.CheckConstraint(
                condition=GreaterThanOrEqual(Length("because"), SHORTEST_BECAUSE),
                name="not_needed_is_reasoned",
            ),
            models.CheckConstraint(condition=~Q(said_by=""), name="not_needed_is_named"),
        )

    def __str__(self) -> str:
        return f"{self.decision} not needed"
