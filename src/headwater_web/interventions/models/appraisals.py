"""Option appraisals: what was weighed before a decision, by weights said beforehand."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from headwater_web.interventions.models.money import amount_column
from headwater_web.interventions.models.programmes import Programme
from headwater_web.interventions.models.written import Written

HIGHEST_SCORE = 4
WHOLE = 100


class OptionKind(models.TextChoices):
    """What an option would do. An appraisal of a programme has to weigh stopping it."""

    CARRY_ON = "carry_on", _("Carry on as it is")
    CHANGE = "change", _("Carry on, changed")
    STOP = "stop", _("Stop")
    BEGIN = "begin", _("Begin something else")


class Appraisal(Written):
    """One weighing of options, about a programme or about something new. OA- is its reference."""

    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200)
    question = models.TextField()
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="appraisals")
    is_made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(question=""), name="appraisal_asks_something"
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this appraisal."""
        return f"appraisal/{self.reference}"


class Criterion(Written):
    """One thing by which options are weighed, and how much it counts, in points of a hundred."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="criteria")
    name = models.CharField(max_length=160)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["appraisal", "name"], name="criterion_is_named_once"),
            models.CheckConstraint(
                condition=Q(weight__range=(1, WHOLE)), name="criterion_counts_something"
            ),
        )

    def __str__(self) -> str:
        return f"criterion/{self.pk}"


class Option(Written):
    """One thing that could be done, what it costs in a year, and the evidence cards on it."""

    appraisal = models.ForeignKey(Appraisal, models.PROTECT, related_name="options")
    kind = models.CharField(max_length=10, choices=OptionKind.choices)
    title = models.CharField(max_length=200)
    words = models.TextField()
    cost = amount_column()
    cards = models.JSONField(default=list)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["appraisal", "title"], name="option_is_named_once"),
            models.CheckConstraint(condition=Q(cost__gte=0), name="option_cost_is_not_negative"),
        )

    def __str__(self) -> str:
        return f"option/{self.pk}"


class Score(Written):
    """How far an option answers to a criterion, from 0 to 4, and why. The last stands."""

    option = models.ForeignKey(Option, models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="scores")
    points = models.PositiveSmallIntegerField()
    because = models.TextField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(points__range=(0, HIGHEST_SCORE)), name="score_is_on_the_scale"
            ),
            models.CheckConstraint(condition=~Q(because=""), name="score_says_why"),
        )

    def __str__(self) -> str:
        return f"score/{self.pk}"


class AppraisalEnd(Written):
    """Which option a body chose, by which recorded decision, and why. One for each appraisal."""

    appraisal = models.OneToOneField(Appraisal, models.PROTECT, related_name="end")
    chosen = models.ForeignKey(Option, models.PROTECT, related_name="chosen_by")
    decision = models.CharField(max_length=12)
    reasons = models.TextField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(decision="") & ~Q(reasons=""), name="appraisal_ends_with_reasons"
            ),
        )

    def __str__(self) -> str:
        return f"appraisal_end/{self.pk}"
