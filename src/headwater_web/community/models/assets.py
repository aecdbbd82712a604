"""Community assets, and the days on which somebody confirmed that one still exists."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly, Kept

OLDEST = 120


class Cost(models.TextChoices):
    """What it costs the person who comes."""

    FREE = "free", _("free")
    PAID = "paid", _("costs something")
    NOT_TOLD = "not_told", _("we were not told")


class Sector(models.TextChoices):
    """Who runs it."""

    STATUTORY = "statutory", _("a public body")
    VOLUNTARY = "voluntary", _("a charity, a faith group or volunteers")
    OTHER = "other", _("somebody else, such as a company")


class Asset(Kept):
    """One thing that people can go to or ring. AS- is its reference. No person is named in it.

    `kind` and `district` are keys of the lists; `factors` are keys of the protective factors of a
    release. `ages_from` and `ages_to` are years, both included. `hours` are the hours as typed.
    Of a sensitive asset no place is kept but its district, and no address of a website.
    It is ended, never deleted.
    """

    reference = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    aim = models.CharField(max_length=300)
    offers = models.TextField()
    ages_from = models.PositiveSmallIntegerField()
    ages_to = models.PositiveSmallIntegerField()
    groups = models.CharField(max_length=200, blank=True)
    hours = models.CharField(max_length=400, blank=True)
    cost = models.CharField(max_length=10, choices=Cost.choices)
    cost_words = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    website = models.CharField(max_length=200, blank=True)
    district = models.CharField(max_length=20)
    small_area = models.CharField(max_length=20, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    sector = models.CharField(max_length=10, choices=Sector.choices)
    is_sensitive = models.BooleanField()
    funding = models.CharField(max_length=300, blank=True)
    funded_until = models.DateField(null=True)
    referral = models.CharField(max_length=300, blank=True)
    partners = models.CharField(max_length=300, blank=True)
    evaluation = models.CharField(max_length=300, blank=True)
    factors = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)
    ended_why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = (Lower("name"), "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_sensitive=False) | Q(postcode="", small_area="", website=""),
                name="asset_sensitive_has_no_place",
            ),
            models.CheckConstraint(
                condition=Q(ages_from__lte=F("ages_to"), ages_to__lte=OLDEST),
                name="asset_ages_are_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(kind="") & ~Q(district="") & ~Q(added_by=""),
                name="asset_says_what_where_and_who",
            ),
            models.CheckConstraint(
                condition=~Q(telephone="") | ~Q(website=""), name="asset_can_be_reached"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="", ended_why="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="") & ~Q(ended_why="")),
                name="asset_end_says_who_and_why",
            ),
            models.CheckConstraint(
                condition=Q(cost__in=Cost.values, sector__in=Sector.values),
                name="asset_cost_and_sector_are_known",
            ),
            models.UniqueConstraint(
                Lower("name"),
                "district",
                condition=Q(ended_at__isnull=True),
                name="asset_is_listed_once",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this asset."""
        return f"asset/{self.reference}"


class Confirmation(AddedOnly):
    """Somebody made sure on a day that an asset exists as it is told. `how` is shown to all."""

    asset = models.ForeignKey(Asset, models.PROTECT, related_name="confirmations")
    confirmed_on = models.DateField()
    how = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("-confirmed_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(how="") & ~Q(recorded_by=""), name="confirmation_says_how_and_who"
            ),
        )

    def __str__(self) -> str:
        return f"confirmation/{self.pk}"
