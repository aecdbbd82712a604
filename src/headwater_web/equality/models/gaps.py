"""Gaps in access: named, answered by a change of the system, and measured again."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly, Kept

SMALLEST_NUMBER = 8
"""A number of people is none, or at least so many: a smaller one could point at somebody."""


class Shows(models.TextChoices):
    """What a later measurement says of a gap."""

    NARROWER = "narrower", _("the gap is narrower")
    NO_DIFFERENCE = "no_difference", _("the gap is as it was")
    WIDER = "wider", _("the gap is wider")
    CANNOT_TELL = "cannot_tell", _("it cannot be told")


class AccessGap(AddedOnly):
    """People who reach help less than others. W- is its reference.

    `first_measured` is the reference of a released figure; where there is none,
    `not_measured_because` says why.
    """

    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200)
    words = models.TextField()
    group = models.CharField(max_length=60)
    group_name = models.CharField(max_length=120)
    first_measured = models.CharField(max_length=300, blank=True)
    not_measured_because = models.TextField(blank=True)
    named_at = models.DateTimeField()
    named_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("-named_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(words="") & ~Q(group_name="") & ~Q(named_by=""),
                name="gap_is_named",
            ),
            models.CheckConstraint(
                condition=(Q(first_measured="") & ~Q(not_measured_because=""))
                | (~Q(first_measured="") & Q(not_measured_because="")),
                name="gap_is_measured_or_says_why_not",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this gap."""
        return f"access_gap/{self.reference}"


class GapChange(Kept):
    """One change of the system that is meant to narrow a gap, by the reference of what makes it."""

    gap = models.ForeignKey(AccessGap, models.PROTECT, related_name="changes")
    reference = models.CharField(max_length=12)
    words = models.TextField()
    began_on = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)
    made_on = models.DateField(null=True)
    made_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("began_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=["gap", "reference"], name="gap_changed_by_once"),
            models.CheckConstraint(
                condition=Q(made_on__isnull=True, made_by="")
                | (Q(made_on__gte=F("began_on")) & ~Q(made_by="")),
                name="gap_change_made_after_it_began",
            ),
        )

    def __str__(self) -> str:
        return f"{self.gap_id} {self.reference}"


class Remeasurement(AddedOnly):
    """One later measurement of a gap: a released figure, or words with how many people."""

    gap = models.ForeignKey(AccessGap, models.PROTECT, related_name="remeasurements")
    figure = models.CharField(max_length=300, blank=True)
    words = models.TextField()
    people = models.PositiveIntegerField(null=True)
    measured_on = models.DateField()
    shows = models.CharField(max_length=20, choices=Shows.choices)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("measured_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(shows__in=Shows.values), name="remeasurement_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(added_by=""), name="remeasurement_says_what_and_who"
            ),
            models.CheckConstraint(
                condition=~Q(figure="") | Q(people__isnull=False) | Q(shows=Shows.CANNOT_TELL),
                name="remeasurement_has_a_figure_or_people",
            ),
            models.CheckConstraint(
                condition=Q(people__isnull=True) | Q(people=0) | Q(people__gte=SMALLEST_NUMBER),
                name="remeasurement_points_at_nobody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.gap_id} {self.measured_on}"
