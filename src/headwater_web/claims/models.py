"""Claims, version by version; what was done with them; and words of those who disagree."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater.vocabulary.claims.figures import FigureKind, WholeIs
from headwater.vocabulary.claims.ladder import Rung
from headwater_web.keeping.rows import AddedOnly, Kept

KINDS = [
    (FigureKind.DONE.value, _("Something that was done, such as sessions")),
    (FigureKind.SUPPORT_GIVEN.value, _("People who were helped with something")),
    (FigureKind.OUTCOME.value, _("People for whom something was so")),
    (FigureKind.UNWANTED_OUTCOME.value, _("People for whom something was so that nobody wants")),
]
WHOLES = [
    (WholeIs.STARTED.value, _("everyone who started")),
    (WholeIs.COMPLETED.value, _("those who stayed to the end")),
    (WholeIs.NEEDED_IT.value, _("those who needed it")),
    (WholeIs.ANSWERED.value, _("those who answered")),
]
RUNGS = {
    Rung.OUTPUT: _("What was done and counted"),
    Rung.CHANGE_OBSERVED: _("A change that was seen"),
    Rung.CHANGE_AGAINST_COMPARISON: _("A change beside people without the programme"),
    Rung.EFFECT: _("An effect, with how sure we can be"),
    Rung.REPLICATED: _("An effect that was found again"),
}


class Claim(Kept):
    """One claim about one programme. CL- is its reference, `programme` that of the programme."""

    reference = models.CharField(max_length=12, unique=True)
    programme = models.CharField(max_length=12)
    organisation = models.CharField(max_length=80)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(programme="") & ~Q(organisation=""), name="claim_is_of_a_programme"
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this claim."""
        return f"claim/{self.reference}"


class ClaimVersion(AddedOnly):
    """The figure that a claim stands on, in one version. The columns are `CLAIM_COLUMNS`."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=KINDS)
    people = models.CharField(max_length=120)
    so = models.CharField(max_length=200)
    part = models.PositiveIntegerField()
    whole = models.PositiveIntegerField(null=True)
    whole_is = models.CharField(max_length=12, choices=WHOLES, blank=True)
    begins = models.DateField()
    ends = models.DateField()
    definition = models.CharField(max_length=300, blank=True)
    follow_up_months = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=300, blank=True)
    left_early = models.PositiveIntegerField(null=True)
    before_part = models.PositiveIntegerField(null=True)
    before_whole = models.PositiveIntegerField(null=True)
    comparison_part = models.PositiveIntegerField(null=True)
    comparison_whole = models.PositiveIntegerField(null=True)
    comparison_words = models.CharField(max_length=200, blank=True)
    expected_percent = models.PositiveSmallIntegerField(null=True)
    wished_percent = models.PositiveSmallIntegerField(null=True)
    headline = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["claim", "number"], name="claim_version_numbered_once"),
            models.CheckConstraint(
                condition=Q(whole__isnull=True) | Q(whole__gte=F("part"), whole__gt=0),
                name="claim_part_is_within_its_whole",
            ),
            models.CheckConstraint(
                condition=Q(before_part__isnull=True, before_whole__isnull=True)
                | Q(
                    before_part__isnull=False,
                    before_whole__isnull=False,
                    before_whole__gte=F("before_part"),
                    before_whole__gt=0,
                ),
                name="claim_before_is_a_part_of_a_whole",
            ),
            models.CheckConstraint(
                condition=Q(comparison_part__isnull=True, comparison_whole__isnull=True)
                | Q(
                    comparison_part__isnull=False,
                    comparison_whole__isnull=False,
                    comparison_whole__gte=F("comparison_part"),
                    comparison_whole__gt=0,
                )
                & ~Q(comparison_words=""),
                name="claim_comparison_says_of_whom",
            ),
            models.CheckConstraint(
                condition=Q(follow_up_months__isnull=True) | Q(follow_up_months__gt=0),
                name="claim_follow_up_is_a_month_or_more",
            ),
            models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="claim_period_runs_on"),
        )

    def __str__(self) -> str:
        return f"{self.claim_id} version {self.number}"


class ClaimActKind(models.TextChoices):
    """What was done with a claim."""

    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ClaimAct(AddedOnly):
    """A version was published at a rung, or the claim withdrawn. The last act stands.

    A published claim never says more than at that rung, whatever is found later; it says less
    when a later evaluation takes away what it stood on.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=10, choices=ClaimActKind.choices)
    version = models.PositiveIntegerField()
    rung = models.CharField(max_length=30, choices=[(each.value, RUNGS[each]) for each in Rung])
    because = models.TextField(blank=True)
    done_at = models.DateTimeField()
    done_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind=ClaimActKind.PUBLISHED)
                | (Q(kind=ClaimActKind.WITHDRAWN) & ~Q(because="")),
                name="claim_withdrawn_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"claim_act/{self.pk}"


class Dissent(AddedOnly):
    """Words of somebody who disagrees with a claim, shown beside it and never instead of it."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="dissents")
    organisation = models.CharField(max_length=80)
    words = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="dissent_says_something"),
        )

    def __str__(self) -> str:
        return f"dissent/{self.pk}"
