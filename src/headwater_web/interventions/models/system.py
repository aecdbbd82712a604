"""Changes of the system, and reviews with their recommendations."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from headwater_web.interventions.models.written import Written


class SystemChange(Written):
    """A rule, practice or contract that a body changed. SC- is its reference.

    `measure` is the key of the measure whose trend it is meant to move. `children_reached` is how
    many children the changed rule covers, not how many were helped; `reached_because` says how
    that is known. `undoes` is an earlier change that was taken back by this one.
    """

    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=160)
    words = models.TextField()
    scope = models.CharField(max_length=300)
    districts = models.JSONField(default=list)
    changed_on = models.DateField()
    children_reached = models.PositiveIntegerField(null=True)
    reached_because = models.CharField(max_length=300, blank=True)
    measure = models.CharField(max_length=60)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    is_made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ("changed_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(body="") & ~Q(words="") & ~Q(scope=""),
                name="system_change_says_who_changed_what",
            ),
            models.CheckConstraint(
                condition=Q(children_reached__isnull=True) | ~Q(reached_because=""),
                name="system_change_reach_says_how_it_is_known",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this change."""
        return f"system_change/{self.reference}"


class Review(Written):
    """A review by somebody, of which the recommendations are followed here."""

    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    reviewer = models.CharField(max_length=160)
    published_on = models.DateField()
    source = models.CharField(max_length=400)
    is_made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ("-published_on", "pk")

    def __str__(self) -> str:
        return self.key

    @property
    def audit_reference(self) -> str:
        """How the record knows this review."""
        return f"review/{self.key}"


class Recommendation(Written):
    """One recommendation of a review, in its own words and number. RR- is its reference."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="recommendations")
    reference = models.CharField(max_length=12, unique=True)
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    addressed_to = models.CharField(max_length=160)

    class Meta:
        ordering = ("review", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["review", "number"], name="recommendation_numbered_once"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="recommendation_has_words"),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this recommendation."""
        return f"recommendation/{self.reference}"


class Verdict(models.TextChoices):
    """What somebody found on looking at a recommendation."""

    MET = "met", _("Met")
    PARTLY_MET = "partly_met", _("Met in part")
    NOT_MET = "not_met", _("Not met")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")


class Look(Written):
    """What somebody found on looking, on what day, and what shows it. The last stands.

    What is met, even in part, has evidence: the reference of a thing, or an address.
    """

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="looks")
    verdict = models.CharField(max_length=15, choices=Verdict.choices)
    happened_on = models.DateField()
    words = models.TextField()
    evidence = models.CharField(max_length=12, blank=True)
    address = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(verdict__in=("not_met", "not_accepted"))
                | ~Q(evidence="")
                | ~Q(address=""),
                name="look_met_has_evidence",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="look_says_something"),
        )

    def __str__(self) -> str:
        return f"look/{self.pk}"
