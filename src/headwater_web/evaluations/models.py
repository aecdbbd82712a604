"""Plans of evaluations, version by version, when each was locked and asked, and what was published.

Nothing of a version changes once it is written. A version that was locked is answered once.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater.released.evaluations.plan import ChosenBecause, CountsFrom, Design, Direction
from headwater_web.keeping.rows import AddedOnly, Kept

DESIGNS = [
    (Design.DIFFERENCE_IN_DIFFERENCES.value, _("Change here against change in areas without it")),
    (Design.STAGGERED_ADOPTION.value, _("Areas that began at different times")),
    (Design.MATCHED_AREAS.value, _("Areas matched by how they were before")),
    (Design.SYNTHETIC_CONTROL.value, _("One area against a mixture of others")),
    (
        Design.DISPLACEMENT_DIFFERENCE.value,
        _("Areas, the areas beside them, and one match for each"),
    ),
    (Design.INTERRUPTED_SERIES.value, _("The trend before and after, with its seasons")),
    (
        Design.PRIOR_EVENT_RATE_RATIO.value,
        _("People who took part and people who did not, before and after"),
    ),
]
COUNTS = [
    (CountsFrom.AREA_MONTHS.value, _("A series by area and month that was loaded")),
    (CountsFrom.RELEASED_MEASURE.value, _("A measure, by district and month")),
    (CountsFrom.TWO_GROUPS.value, _("Events and years of two groups, given here")),
]
DIRECTIONS = [(Direction.FALL.value, _("fewer")), (Direction.RISE.value, _("more"))]
CHOSEN = [
    (ChosenBecause.AT_A_PEAK.value, _("because they were at their worst just before")),
    (ChosenBecause.BY_NEED.value, _("by lasting need")),
    (ChosenBecause.VOLUNTEERED.value, _("because they wanted it")),
    (ChosenBecause.DRAWN_BY_LOT.value, _("by lot")),
    (ChosenBecause.NOT_SAID.value, _("for a reason that nobody wrote down")),
]


class Plan(Kept):
    """One question about one programme. EP- is its reference, `intervention` the programme's."""

    reference = models.CharField(max_length=12, unique=True)
    intervention = models.CharField(max_length=12)
    organisation = models.CharField(max_length=80)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(intervention="") & ~Q(organisation=""),
                name="evaluation_is_of_a_programme",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this plan."""
        return f"evaluation/{self.reference}"


class PlanVersion(AddedOnly):
    """What a plan says in one version. The columns are `PLAN_COLUMNS`; areas are lines of words."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    question = models.CharField(max_length=300)
    where = models.CharField(max_length=120)
    design = models.CharField(max_length=30, choices=DESIGNS)
    counts_from = models.CharField(max_length=20, choices=COUNTS)
    outcome = models.CharField(max_length=80)
    outcome_words = models.CharField(max_length=160)
    direction = models.CharField(max_length=6, choices=DIRECTIONS)
    smallest_effect = models.DecimalField(max_digits=11, decimal_places=5)
    chosen_because = models.CharField(max_length=20, choices=CHOSEN)
    begins = models.DateField()
    ends = models.DateField()
    treated = models.TextField(blank=True)
    comparison = models.TextField(blank=True)
    areas_beside = models.TextField(blank=True)
    took_part_before = models.PositiveIntegerField(null=True)
    took_part_years_before = models.DecimalField(max_digits=11, decimal_places=5, null=True)
    took_part_after = models.PositiveIntegerField(null=True)
    took_part_years_after = models.DecimalField(max_digits=11, decimal_places=5, null=True)
    did_not_before = models.PositiveIntegerField(null=True)
    did_not_years_before = models.DecimalField(max_digits=11, decimal_places=5, null=True)
    did_not_after = models.PositiveIntegerField(null=True)
    did_not_years_after = models.DecimalField(max_digits=11, decimal_places=5, null=True)
    changed_after_opening = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["plan", "number"], name="evaluation_version_once"),
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")), name="evaluation_months_run_on"
            ),
            models.CheckConstraint(
                condition=Q(smallest_effect__gt=0), name="evaluation_effect_is_worth_something"
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan_id} version {self.number}"


class Lock(AddedOnly):
    """A version was locked and asked of the engine: from then on its answer is what it is."""

    version = models.OneToOneField(PlanVersion, models.PROTECT, related_name="lock")
    fingerprint = models.CharField(max_length=64)
    request_id = models.CharField(max_length=32, unique=True)
    locked_at = models.DateTimeField()
    locked_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"evaluation_lock/{self.pk}"


class PublicationKind(models.TextChoices):
    """What was done with an answer."""

    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Publication(AddedOnly):
    """An answer was let out to everybody with a summary, or taken back. The last act stands."""

    lock = models.ForeignKey(Lock, models.PROTECT, related_name="publications")
    kind = models.CharField(max_length=10, choices=PublicationKind.choices)
    summary = models.CharField(max_length=300, blank=True)
    because = models.TextField(blank=True)
    done_at = models.DateTimeField()
    done_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind=PublicationKind.PUBLISHED)
                | (Q(kind=PublicationKind.WITHDRAWN) & ~Q(because="")),
                name="evaluation_withdrawn_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"evaluation_publication/{self.pk}"
