"""What organisations offer to lend each other, what they ask for, and what was agreed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

MOST_WEEKS = 104


class Direction(models.TextChoices):
    """Whether something is offered or asked for."""

    OFFER = "offer", _("Offered")
    REQUEST = "request", _("Asked for")


class CapabilityNotice(models.Model):
    """An offer or a request: what, for how many weeks, from when. Open until matched or withdrawn.

    `capability` is a key of the capacity review's list; `title` what it was called on the day.
    """

    direction = models.CharField(max_length=7, choices=Direction.choices)
    organisation = models.CharField(max_length=60)
    organisation_name = models.CharField(max_length=160)
    capability = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    weeks = models.PositiveSmallIntegerField()
    from_on = models.DateField()
    words = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("from_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(direction__in=Direction.values), name="notice_offers_or_asks"
            ),
            models.CheckConstraint(
                condition=Q(weeks__gte=1) & Q(weeks__lte=MOST_WEEKS),
                name="notice_is_for_some_weeks",
            ),
            models.CheckConstraint(
                condition=~Q(organisation="") & ~Q(capability=""), name="notice_says_who_and_what"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("opened_at")),
                name="notice_withdrawn_after_opened",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by="") | Q(withdrawn_at__isnull=False),
                name="notice_withdrawn_by_says_when",
            ),
        )

    def __str__(self) -> str:
        return self.audit_reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this notice."""
        return f"capability_notice/{self.pk}"


class CapabilityMatch(models.Model):
    """That an offer answers a request. Each can be matched once."""

    offer = models.OneToOneField(CapabilityNotice, models.PROTECT, related_name="lent_to")
    request = models.OneToOneField(CapabilityNotice, models.PROTECT, related_name="answered_by")
    agreed_at = models.DateTimeField()
    agreed_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("-agreed_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(offer=F("request")), name="match_joins_two_notices"
            ),
        )

    def __str__(self) -> str:
        return f"capability_match/{self.pk}"
