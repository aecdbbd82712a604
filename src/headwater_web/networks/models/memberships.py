"""What the partnership is a member of elsewhere, and what it did as one."""

from django.db import models
from django.db.models import F, Q

from headwater_web.keeping.rows import Kept
from headwater_web.networks.models.corrections import Correctable


class Membership(Kept):
    """The partnership's membership of an alliance, from a day until before another.

    `asks` is what the alliance asks of its members.
    """

    name = models.CharField(max_length=160, unique=True)
    asks = models.TextField()
    joined_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(asks=""), name="alliance_says_what_it_asks"
            ),
            models.CheckConstraint(
                condition=Q(joined_on__isnull=True)
                | Q(left_on__isnull=True)
                | Q(left_on__gte=F("joined_on")),
                name="alliance_left_after_joined",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def audit_reference(self) -> str:
        """How the record knows this membership."""
        return f"alliance/{self.pk}"


class Contribution(Correctable):
    """One thing that the partnership did as a member, and what shows it.

    `evidence` is the reference of a thing here; `address` where something elsewhere can be read.
    """

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="contributions")
    contributed_on = models.DateField()
    words = models.TextField()
    evidence = models.CharField(max_length=12, blank=True)
    address = models.URLField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("-contributed_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(words="") & (~Q(evidence="") | ~Q(address="")),
                name="contribution_has_evidence",
            ),
        )

    def __str__(self) -> str:
        return f"contribution/{self.pk}"
