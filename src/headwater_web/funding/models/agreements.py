"""Agreements, their conditions, and what was found on looking at a condition."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.funding.models.amounts import amount_column
from headwater_web.funding.spans import Span, spans_between
from headwater_web.keeping.rows import AddedOnly


class Category(models.TextChoices):
    """What kind of spending a budget line is."""

    DELIVERY = "delivery", _("Delivery")
    TESTING = "testing", _("Testing interventions")
    EVALUATION = "evaluation", _("Evaluation")
    ADMINISTRATION = "administration", _("Administration")
    MATCH = "match", _("Match funding")


class Agreement(AddedOnly):
    """One agreement by which a funder gives money. U- is its reference.

    It holds from `starts_on` until before `ends_on`, both the first of a month. Spending is counted
    every `months` months and is to be entered within `days_to_enter` days.
    """

    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200)
    funder = models.CharField(max_length=160)
    words = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    amount = amount_column()
    months = models.PositiveSmallIntegerField(default=3)
    days_to_enter = models.PositiveSmallIntegerField(default=30)
    is_made_up = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(funder="") & ~Q(words=""),
                name="agreement_says_who_and_for_what",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="agreement_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="agreement_gives_something"),
            models.CheckConstraint(
                condition=Q(months__in=(1, 3)), name="agreement_counts_months_or_quarters"
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this agreement."""
        return f"agreement/{self.reference}"

    @property
    def whole(self) -> Span:
        """All the days that it covers."""
        return Span(self.starts_on, self.ends_on)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The months or quarters by which its money is counted."""
        return spans_between(self.starts_on, self.ends_on, months=self.months)


class Condition(AddedOnly):
    """One thing that an agreement asks for.

    A share has a `category`, a `percentage` and, where it is not of all spending, the category
    `of` which it is; a product has the day on which it is due; anything else is in words, with
    who looks at it.
    """

    class Kind(models.TextChoices):
        """What form the condition has."""

        AT_LEAST = "at_least", _("At least a share of what is spent")
        AT_MOST = "at_most", _("At most a share of what is spent")
        PRODUCT = "product", _("A product by a date")
        IN_WORDS = "in_words", _("Something that somebody has to look at")

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="conditions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    category = models.CharField(max_length=20, blank=True, choices=Category.choices)
    of = models.CharField(max_length=20, blank=True, choices=Category.choices)
    percentage = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    due_on = models.DateField(null=True)
    looked_at_by = models.CharField(max_length=120, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("agreement", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    kind__in=("at_least", "at_most"),
                    percentage__gt=0,
                    percentage__lte=100,
                    due_on__isnull=True,
                )
                & ~Q(category="")
                | Q(kind="product", due_on__isnull=False, percentage__isnull=True, category="")
                | Q(kind="in_words", due_on__isnull=True, percentage__isnull=True, category="")
                & ~Q(looked_at_by=""),
                name="condition_says_what_its_kind_needs",
            ),
            models.CheckConstraint(
                condition=Q(of="") | ~Q(of=F("category")), name="condition_is_a_share_of_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agreement.reference} {self.title}"


class ConditionCheck(AddedOnly):
    """Somebody's look at a condition: whether it is met, and what shows it. The latest stands."""

    condition = models.ForeignKey(Condition, models.PROTECT, related_name="checks")
    is_met = models.BooleanField()
    happened_on = models.DateField()
    words = models.TextField()
    evidence_reference = models.CharField(max_length=12, blank=True)
    evidence_address = models.URLField(max_length=500, blank=True)
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("checked_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_met=False) | ~Q(evidence_reference="") | ~Q(evidence_address=""),
                name="condition_met_has_evidence",
            ),
        )

    def __str__(self) -> str:
        return f"condition_check/{self.pk}"
