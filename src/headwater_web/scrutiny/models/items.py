"""What is sent to panels before a decision: the plan, the data, and to whom it went."""

from django.db import models
from django.db.models import F, Q

from headwater_web.scrutiny.disparity import SMALLEST_RELEASED
from headwater_web.scrutiny.models.panels import Panel, RestWaiver


def _releasable(field: str) -> Q:
    return Q(**{field: 0}) | Q(**{f"{field}__gte": SMALLEST_RELEASED})


class Item(models.Model):
    """One thing sent to one or several panels before a decision. S- is its reference.

    A draft until it is sent; after that its words stay, and a new version is a new item that
    `replaces` it. `about` is the reference of the plan or other thing to be decided.
    """

    reference = models.CharField(max_length=12, unique=True)
    about = models.CharField(max_length=12)
    title = models.CharField(max_length=150)
    asked = models.TextField()
    plan = models.TextField()
    dataset = models.TextField()
    not_heard = models.TextField()
    decision_due_on = models.DateField()
    missing_numerator = models.PositiveIntegerField(null=True)
    missing_denominator = models.PositiveIntegerField(null=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    version = models.PositiveIntegerField(default=1)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=80)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering = ("-drafted_at", "-pk")
        indexes = (models.Index(fields=["about"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_by="")
                | (Q(sent_at__isnull=False) & ~Q(sent_by="")),
                name="item_sent_says_who",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="", withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_why="")),
                name="item_withdrawn_says_who_and_why",
            ),
            models.CheckConstraint(
                condition=Q(missing_numerator__isnull=True, missing_denominator__isnull=True)
                | (_releasable("missing_numerator") & _releasable("missing_denominator")),
                name="item_missing_is_releasable",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this item."""
        return f"scrutiny_item/{self.reference}"


class DisparityRow(models.Model):
    """One group of an item's data: how many were counted, of how many. Both are released."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="rows")
    group = models.CharField(max_length=80)
    numerator = models.PositiveIntegerField()
    denominator = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=_releasable("numerator") & Q(denominator__gte=SMALLEST_RELEASED),
                name="disparity_is_releasable",
            ),
            models.CheckConstraint(
                condition=Q(numerator__lte=F("denominator")), name="disparity_is_part_of_a_whole"
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by="")
                | (Q(removed_at__isnull=False) & ~Q(removed_by="")),
                name="disparity_removed_says_who",
            ),
            models.UniqueConstraint(
                fields=["item", "group"],
                condition=Q(removed_at__isnull=True),
                name="disparity_group_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.group} {self.numerator}/{self.denominator}"


class SentTo(models.Model):
    """One panel to which an item went, and until when it may look before a decision.

    `waiver` is the chair's word where the panel was asked within its rest period.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="sent_to")
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="received")
    look_until = models.DateField()
    waiver = models.OneToOneField(RestWaiver, models.PROTECT, null=True, related_name="used_for")
    finished_at = models.DateTimeField(null=True)
    finished_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("look_until", "pk")
        constraints = (
            models.UniqueConstraint(fields=["item", "panel"], name="item_goes_to_a_panel_once"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, finished_by="")
                | (Q(finished_at__isnull=False) & ~Q(finished_by="")),
                name="panel_finished_says_who",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.panel_id}"
