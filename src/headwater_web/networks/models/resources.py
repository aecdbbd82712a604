"""What members of a network offer each other, when it was looked at again, and who used it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly, Kept
from headwater_web.networks.models.corrections import Correctable


class Resource(Kept):
    """One thing in a network's library. N- is its reference.

    `network` is the network's key and `offered_by` an organisation's. It lies at `address`, or it
    is `text`. `did_not_work` tells what went wrong when it was tried.
    """

    reference = models.CharField(max_length=12, unique=True)
    network = models.SlugField(max_length=60)
    title = models.CharField(max_length=160)
    theme = models.CharField(max_length=200, blank=True)
    what = models.TextField()
    address = models.URLField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    offered_by = models.SlugField(max_length=60)
    licence = models.CharField(max_length=160)
    did_not_work = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("title", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(what="") & ~Q(network=""),
                name="resource_says_what_it_is",
            ),
            models.CheckConstraint(
                condition=~Q(address="") | ~Q(text=""), name="resource_can_be_had"
            ),
            models.CheckConstraint(
                condition=~Q(offered_by="") & ~Q(licence=""),
                name="resource_says_whose_and_on_what_terms",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="", withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_why="")),
                name="resource_withdrawn_says_who_and_why",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this resource."""
        return f"resource/{self.reference}"


class Review(AddedOnly):
    """One look at whether a resource still holds, and when it is to be looked at next."""

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    due_on = models.DateField()
    words = models.CharField(max_length=400, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("reviewed_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(due_on__gt=F("reviewed_on")), name="review_is_due_later"
            ),
        )

    def __str__(self) -> str:
        return f"review/{self.pk}"


class Helped(models.TextChoices):
    """Whether what was used helped."""

    YES = "yes", _("It helped")
    NO = "no", _("It did not help")
    TOO_EARLY = "too_early", _("It is too early to say")


class Use(Correctable):
    """One time that an organisation used a resource. By whom in it is nowhere shown."""

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="uses")
    organisation = models.SlugField(max_length=60)
    used_on = models.DateField()
    what_for = models.CharField(max_length=400)
    helped = models.CharField(max_length=20, choices=Helped.choices)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("used_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(organisation="") & ~Q(what_for=""), name="use_says_whose_and_what_for"
            ),
            models.CheckConstraint(
                condition=Q(helped__in=Helped.values), name="use_helped_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"use/{self.pk}"
