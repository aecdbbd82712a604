"""Evidence cards: what one source found about one type of intervention, version by version."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.evidence.effects import RATIOS, EffectMeasure, GoodDirection
from headwater_web.evidence.row_columns import KEY_LENGTH, Whereabouts
from headwater_web.keeping.rows import AddedOnly, Kept

HAS_NO_NUMBER = Q(measure="", estimate__isnull=True, lower__isnull=True) & ~Q(no_number_because="")
HAS_A_NUMBER = Q(measure__in=EffectMeasure.values, estimate__isnull=False)
# Each part is said not to be null: a check that cannot be told passes.
INTERVAL_HOLDS = Q(lower__isnull=True, upper__isnull=True) | Q(
    estimate__isnull=False,
    lower__isnull=False,
    upper__isnull=False,
    interval_percent__isnull=False,
    lower__lte=F("estimate"),
    upper__gte=F("estimate"),
    interval_percent__range=(1, 99),
)
RATIO_IS_POSITIVE = ~Q(measure__in=sorted(RATIOS)) | (
    Q(estimate__gt=0) & (Q(lower__isnull=True) | Q(lower__gt=0))
)


class Stated(AddedOnly):
    """An effect as it was stated: with an interval, without one, or no number and why."""

    outcome = models.CharField(max_length=300)
    measure = models.CharField(max_length=30, choices=EffectMeasure.choices, blank=True)
    estimate = models.DecimalField(max_digits=11, decimal_places=5, null=True)
    lower = models.DecimalField(max_digits=11, decimal_places=5, null=True)
    upper = models.DecimalField(max_digits=11, decimal_places=5, null=True)
    interval_percent = models.PositiveSmallIntegerField(null=True)
    good_direction = models.CharField(max_length=10, choices=GoodDirection.choices)
    follow_up_months = models.PositiveIntegerField(null=True)
    no_number_because = models.CharField(max_length=300, blank=True)
    design = models.CharField(max_length=300)

    class Meta:
        abstract = True


class Card(Kept):
    """One evidence card. EV- is its reference; `key` is what an import knows it by."""

    reference = models.CharField(max_length=12, unique=True)
    key = models.SlugField(max_length=KEY_LENGTH, unique=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=~Q(key=""), name="card_has_a_key"),)

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this card."""
        return f"card/{self.reference}"


class CardVersion(Stated):
    """What a card says, in one version. The columns are those of `row_columns.CARD_COLUMNS`."""

    card = models.ForeignKey(Card, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    intervention = models.CharField(max_length=120)
    question = models.CharField(max_length=300)
    who = models.CharField(max_length=300)
    participants = models.PositiveIntegerField(null=True)
    whereabouts = models.CharField(max_length=12, choices=Whereabouts.choices)
    setting = models.CharField(max_length=300)
    certainty_rating = models.CharField(max_length=120, blank=True)
    certainty_scheme = models.CharField(max_length=300, blank=True)
    certainty_source = models.CharField(max_length=300, blank=True)
    certainty_on = models.DateField(null=True)
    cost = models.CharField(max_length=300, blank=True)
    unknowns = models.TextField()
    source = models.TextField()
    address = models.URLField(max_length=500, blank=True)
    as_at = models.DateField()
    next_review = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["card", "number"], name="card_version_numbered_once"),
            models.CheckConstraint(
                condition=HAS_NO_NUMBER | HAS_A_NUMBER, name="card_has_a_number_or_says_why_not"
            ),
            models.CheckConstraint(condition=INTERVAL_HOLDS, name="card_interval_holds_the_effect"),
            models.CheckConstraint(condition=RATIO_IS_POSITIVE, name="card_ratio_is_above_zero"),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(unknowns="") & ~Q(intervention=""),
                name="card_says_its_source_and_what_nobody_knows",
            ),
            models.CheckConstraint(
                condition=Q(
                    certainty_rating="",
                    certainty_scheme="",
                    certainty_source="",
                    certainty_on__isnull=True,
                )
                | (
                    ~Q(certainty_rating="")
                    & ~Q(certainty_scheme="")
                    & ~Q(certainty_source="")
                    & Q(certainty_on__isnull=False)
                ),
                name="card_rating_is_taken_over_whole",
            ),
            models.CheckConstraint(
                condition=Q(next_review__gt=F("as_at")), name="card_is_looked_at_again_later"
            ),
        )

    def __str__(self) -> str:
        return f"{self.card_id} version {self.number}"


class CardActKind(models.TextChoices):
    """What was done with a card."""

    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class CardAct(AddedOnly):
    """A version was published, or the card withdrawn with the reason. The last act stands."""

    card = models.ForeignKey(Card, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=10, choices=CardActKind.choices)
    version = models.PositiveIntegerField()
    because = models.TextField(blank=True)
    done_at = models.DateTimeField()
    done_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind=CardActKind.PUBLISHED)
                | (Q(kind=CardActKind.WITHDRAWN) & ~Q(because="")),
                name="card_withdrawn_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"card_act/{self.pk}"
