"""Money of a programme: shares of the lines of funding agreements, and where they go."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from headwater_web.interventions.models.programmes import Programme
from headwater_web.interventions.models.written import Written


def amount_column() -> "models.DecimalField[Decimal, Decimal]":
    """Pounds with two decimals, never a floating number."""
    return models.DecimalField(max_digits=12, decimal_places=2)


class Allocation(Written):
    """So many pounds of one budget line of funding, for one programme and a stretch of time.

    `agreement` and `line` are those of funding, by reference and number. `district` is the code of
    the one district that the money is for; empty where nobody divided it. A change is a row that
    replaces another and says why; an amount of nothing takes the money back.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="allocations")
    agreement = models.CharField(max_length=12)
    line = models.PositiveBigIntegerField()
    amount = amount_column()
    district = models.CharField(max_length=20, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    because = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gt=0) | Q(amount=0, replaces__isnull=False),
                name="allocation_gives_something_or_takes_it_back",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="allocation_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, because="")
                | Q(replaces__isnull=False) & ~Q(because=""),
                name="allocation_changed_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"allocation/{self.pk}"
