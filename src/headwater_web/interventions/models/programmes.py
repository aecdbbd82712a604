"""Programmes: what each is, version by version, how it is meant to work, and on what grounds."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.interventions.models.written import Written


class Tier(models.TextChoices):
    """How early a programme comes."""

    PRIMARY = "primary", _("Primary: before there is any harm")
    SECONDARY = "secondary", _("Secondary: at the first signs")
    TERTIARY = "tertiary", _("Tertiary: after harm, so that it does not happen again")


class TargetGroup(models.TextChoices):
    """Whom a programme is for, by what is known of their risk. Groups, never a person."""

    UNIVERSAL = "universal", _("Everyone of an age or in a place")
    POSSIBLE_RISK = "possible_risk", _("Groups that may be at higher risk")
    KNOWN_RISK = "known_risk", _("People who are known to be at risk")
    INVOLVED = "involved", _("People who were involved in violence")


class EvaluationDesign(models.TextChoices):
    """How it shall be found out what came of a programme, chosen when it is bought."""

    RANDOMISED = "randomised", _("A trial: who or where comes first is drawn by lot")
    INTERRUPTED_SERIES = "interrupted_series", _("The trend before and after, with its seasons")
    DIFFERENCE_IN_DIFFERENCES = (
        "difference_in_differences",
        _("Change here against change in places without it"),
    )
    STAGGERED_ADOPTION = "staggered_adoption", _("Places that begin at different times")
    SYNTHETIC_CONTROL = "synthetic_control", _("A mix of other places that ran alike before")
    MATCHED_AREAS = "matched_areas", _("Places matched because they were alike before")
    COMPARISON_GROUP = "comparison_group", _("People who took part beside others like them")
    BEFORE_AND_AFTER = "before_and_after", _("Before and after alone, without a comparison")
    COUNTING_ONLY = "counting_only", _("Counting what was delivered, and no more")


class Programme(Written):
    """One thing that is bought or run. PG- is its reference; `key` is what files know it by."""

    reference = models.CharField(max_length=12, unique=True)
    key = models.SlugField(max_length=60, unique=True)
    is_made_up = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=~Q(key=""), name="programme_has_a_key"),)

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this programme."""
        return f"programme/{self.reference}"


class ProgrammeVersion(Written):
    """What a programme is, in one version; the last stands. Later ones say why they differ.

    `organisation` is the key of who delivers it; `kind` a type of intervention of the evidence.
    `bands`, `districts`, `place_kinds` and `institution_kinds` are keys of the lists; `needs` are
    references of findings. It runs from `starts_on` until before `ends_on`. What is expected is
    null where nobody said. `design` is how it shall be found out what came of it.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=160)
    organisation = models.CharField(max_length=60)
    kind = models.CharField(max_length=120)
    purpose = models.TextField()
    tier = models.CharField(max_length=10, choices=Tier.choices)
    target_group = models.CharField(max_length=15, choices=TargetGroup.choices)
    bands = models.JSONField(default=list)
    districts = models.JSONField(default=list)
    place_kinds = models.JSONField(default=list)
    institution_kinds = models.JSONField(default=list)
    priority_number = models.PositiveIntegerField(null=True)
    needs = models.JSONField(default=list)
    starts_on = models.DateField()
    ends_on = models.DateField()
    expected_people = models.PositiveIntegerField(null=True)
    expected_sessions = models.PositiveIntegerField(null=True)
    design = models.CharField(max_length=30, choices=EvaluationDesign.choices)
    design_because = models.TextField()
    stop_when = models.TextField()
    money_is_public = models.BooleanField(default=False)
    because = models.TextField(blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "number"], name="programme_version_numbered_once"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(organisation="") & ~Q(kind="") & ~Q(purpose=""),
                name="programme_says_what_it_is",
            ),
            models.CheckConstraint(
                condition=Q(tier__in=Tier.values, target_group__in=TargetGroup.values),
                name="programme_has_tier_and_target_group",
            ),
            models.CheckConstraint(
                condition=Q(design__in=EvaluationDesign.values)
                & ~Q(design_because="")
                & ~Q(stop_when=""),
                name="programme_has_a_design_and_says_what_would_stop_it",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="programme_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(number=1, because="") | Q(number__gt=1) & ~Q(because=""),
                name="programme_changed_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.programme_id} version {self.number}"


class Theory(Written):
    """How a programme is meant to work, from what goes in to what shall change. The last stands."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="theories")
    inputs = models.TextField()
    activities = models.TextField()
    outputs = models.TextField()
    outcomes = models.TextField()
    impact = models.TextField()
    assumptions = models.TextField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(inputs="")
                & ~Q(activities="")
                & ~Q(outputs="")
                & ~Q(outcomes="")
                & ~Q(impact="")
                & ~Q(assumptions=""),
                name="theory_is_whole",
            ),
        )

    def __str__(self) -> str:
        return f"theory/{self.pk}"


class Grounds(Written):
    """On what a programme stands: evidence cards or none and why, and its equality assessment.

    `cards` are references; without any, `none_because` says why there is none. `equality` is the
    reference of an assessment; without it `equality_because` says why. The last row stands.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="grounds")
    cards = models.JSONField(default=list)
    none_because = models.TextField(blank=True)
    equality = models.CharField(max_length=12, blank=True)
    equality_because = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(cards=[]) | ~Q(none_because=""),
                name="grounds_have_cards_or_say_why_not",
            ),
            models.CheckConstraint(
                condition=~Q(equality="") | ~Q(equality_because=""),
                name="grounds_have_an_assessment_or_say_why_not",
            ),
        )

    def __str__(self) -> str:
        return f"grounds/{self.pk}"
