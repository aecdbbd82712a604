"""Money of an agreement: budgeted, spent and foreseen. Rows are only added."""

from django.db import models
from django.db.models import Q

from headwater_web.funding.models.agreements import Agreement, Category
from headwater_web.funding.models.amounts import amount_column
from headwater_web.keeping.rows import AddedOnly


class Line(AddedOnly):
    """One line of a budget: what for, which kind, for which priority, and who spends it.

    `organisation` is the key of the organisation that spends. Its amount is the latest `Budget`.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="lines")
    title = models.CharField(max_length=200)
    category = models.CharField(max_length=20, choices=Category.choices)
    priority_number = models.PositiveIntegerField(null=True)
    organisation = models.CharField(max_length=60)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("agreement", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(organisation=""), name="line_says_who_spends_on_what"
            ),
            models.CheckConstraint(
                condition=Q(category__in=Category.values), name="line_category_is_known"
            ),
            models.UniqueConstraint(fields=["agreement", "title"], name="line_is_named_once"),
        )

    def __str__(self) -> str:
        return f"{self.agreement.reference} {self.title}"


class Budget(AddedOnly):
    """How much a line may spend, from a day on, and why it changed. The first has no reason."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="budgets")
    amount = amount_column()
    because = models.TextField(blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=Q(amount__gte=0), name="budget_is_not_negative"),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, because="")
                | Q(replaces__isnull=False) & ~Q(because=""),
                name="budget_changed_says_why",
            ),
            models.UniqueConstraint(
                fields=["line"], condition=Q(replaces__isnull=True), name="budget_begins_once"
            ),
        )

    def __str__(self) -> str:
        return f"budget/{self.pk}"


class Spend(AddedOnly):
    """What one line spent in one period, as entered once. Zero is an entry; nothing is not.

    `ledger` names where the number can be found in somebody's accounts. A correction is a row of
    its own, with its reason.
    """

    line = models.ForeignKey(Line, models.PROTECT, related_name="spends")
    starts_on = models.DateField()
    amount = amount_column()
    ledger = models.CharField(max_length=200)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=80)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    because = models.TextField(blank=True)

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(amount__gte=0), name="spend_is_not_negative"),
            models.CheckConstraint(condition=~Q(ledger=""), name="spend_can_be_looked_up"),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, because="")
                | Q(corrects__isnull=False) & ~Q(because=""),
                name="spend_corrected_says_why",
            ),
            models.UniqueConstraint(
                fields=["line", "starts_on"],
                condition=Q(corrects__isnull=True),
                name="spend_entered_once",
            ),
        )

    def __str__(self) -> str:
        return f"spend/{self.pk}"


class Forecast(AddedOnly):
    """What somebody foresees that a line will spend in one period. The latest stands."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="forecasts")
    starts_on = models.DateField()
    amount = amount_column()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(amount__gte=0), name="forecast_is_not_negative"),
        )

    def __str__(self) -> str:
        return f"forecast/{self.pk}"
