"""Links between things, and the last number given to each kind."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

LONGEST_REFERENCE = 300


class LinkKind(models.TextChoices):
    """What the later thing is to the earlier one. A link runs the way the work runs."""

    LED_TO = "led_to", _("led to")
    CARRIED_OUT_BY = "carried_out_by", _("is carried out by")
    EVIDENCED_BY = "evidenced_by", _("is evidenced by")
    DISCUSSED_AT = "discussed_at", _("was discussed in")
    DECIDED_BY = "decided_by", _("was decided by")
    CHALLENGED_BY = "challenged_by", _("was challenged by")
    ANSWERED_BY = "answered_by", _("was answered by")
    OVERLAPS = "overlaps", _("overlaps with")


BACKWARD_WORDS = {
    LinkKind.LED_TO: _("comes from"),
    LinkKind.CARRIED_OUT_BY: _("carries out"),
    LinkKind.EVIDENCED_BY: _("is evidence for"),
    LinkKind.DISCUSSED_AT: _("discussed"),
    LinkKind.DECIDED_BY: _("decides"),
    LinkKind.CHALLENGED_BY: _("challenges"),
    LinkKind.ANSWERED_BY: _("answers"),
    LinkKind.OVERLAPS: _("overlaps with"),
}
"""The same links, read from the later thing."""


class Link(models.Model):
    """One thing's tie to another, from a moment until another. Ended, never deleted.

    `earlier` and `later` are references of things (`A-12`) or of released figures. The tie
    `overlaps` has no direction. `made_by` and `ended_by` are audit references of people; empty
    when an import did it.
    """

    earlier = models.CharField(max_length=LONGEST_REFERENCE)
    later = models.CharField(max_length=LONGEST_REFERENCE)
    kind = models.CharField(max_length=20, choices=LinkKind.choices)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("made_at", "pk")
        indexes = (models.Index(fields=["earlier"]), models.Index(fields=["later"]))
        constraints = (
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="link_joins_two_things"),
            models.CheckConstraint(
                condition=Q(kind__in=LinkKind.values), name="link_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("made_at")),
                name="link_ends_after_it_was_made",
            ),
            models.CheckConstraint(
                condition=Q(ended_by="") | Q(ended_at__isnull=False),
                name="link_ended_by_says_when",
            ),
            models.UniqueConstraint(
                fields=["earlier", "later", "kind"],
                condition=Q(ended_at__isnull=True),
                name="link_open_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.earlier} {self.kind} {self.later}"

    @property
    def audit_reference(self) -> str:
        """How the record knows this link."""
        return f"link/{self.pk}"


class Counter(models.Model):
    """The last number given to the things of one kind."""

    prefix = models.CharField(max_length=2, primary_key=True)
    last_number = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.prefix}-{self.last_number}"
