"""Unit costs and price indices as somebody published them: whole editions, never changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from headwater_web.interventions.models.money import amount_column
from headwater_web.interventions.models.written import Written
from headwater_web.keeping.rows import AddedOnly


class EditionKind(models.TextChoices):
    """What an edition holds."""

    UNIT_COSTS = "unit_costs", _("Unit costs")
    PRICE_INDEX = "price_index", _("Price index")


class CostEdition(Written):
    """One published edition, as it was taken over. `fingerprint` is of the file, so that the same
    file is taken over once. `price_year` is the year of whose prices unit costs are, such as
    2015/16; a price index has none.
    """

    kind = models.CharField(max_length=12, choices=EditionKind.choices)
    title = models.CharField(max_length=200)
    edition = models.CharField(max_length=80)
    price_year = models.CharField(max_length=9, blank=True)
    published_on = models.DateField()
    source = models.CharField(max_length=400)
    licence = models.CharField(max_length=120)
    notes = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("-published_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="unit_costs") & ~Q(price_year="")
                | Q(kind="price_index", price_year=""),
                name="cost_edition_says_whose_prices",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(edition="") & ~Q(source="") & ~Q(licence=""),
                name="cost_edition_says_its_source",
            ),
        )

    def __str__(self) -> str:
        return f"cost_edition/{self.pk}"

    @property
    def audit_reference(self) -> str:
        """How the record knows this edition."""
        return f"cost_edition/{self.pk}"


class UnitCost(AddedOnly):
    """What one event costs society, in one edition. `low` and `high` are null where it says none.

    `part` is one of the parts into which the source divides the whole, or empty for the whole.
    """

    edition = models.ForeignKey(CostEdition, models.PROTECT, related_name="costs")
    event = models.CharField(max_length=60)
    title = models.CharField(max_length=160)
    part = models.CharField(max_length=60, blank=True)
    amount = amount_column()
    low = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    high = models.DecimalField(max_digits=12, decimal_places=2, null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "event", "part"], name="unit_cost_stands_once"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="unit_cost_is_above_nothing"),
        )

    def __str__(self) -> str:
        return f"{self.edition_id} {self.event}"


class PriceIndex(AddedOnly):
    """The level of prices in one year, such as 2015/16, in one edition."""

    edition = models.ForeignKey(CostEdition, models.PROTECT, related_name="levels")
    year = models.CharField(max_length=9)
    level = models.DecimalField(max_digits=9, decimal_places=4)

    class Meta:
        ordering = ("year",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "year"], name="price_index_stands_once"),
            models.CheckConstraint(condition=Q(level__gt=0), name="price_index_is_above_nothing"),
        )

    def __str__(self) -> str:
        return f"{self.edition_id} {self.year}"
