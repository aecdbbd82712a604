"""Access to person-level data in the engine's zone: asked for, decided by another, ended."""

from django.db import models
from django.db.models import F, Q

from headwater_web.agreements.models.agreements import Agreement
from headwater_web.keeping.rows import Kept


class Access(Kept):
    """One person's request to open the people of some feeds, under one agreement. Z- is its name.

    It is open from `starts_at` until before `ends_at`, or until `ended_at` if that is earlier.
    """

    reference = models.CharField(max_length=12, unique=True)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="accesses")
    feeds = models.JSONField(default=list)
    why = models.TextField()
    hours = models.PositiveIntegerField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=80)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=80, blank=True)
    refused_because = models.TextField(blank=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(why="") & ~Q(asked_by="") & Q(hours__gte=1),
                name="access_says_why_and_for_how_long",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by="")
                | (Q(decided_at__isnull=False) & ~Q(decided_by="")),
                name="access_decision_says_who",
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("asked_by")), name="access_decided_by_another"
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(
                    starts_at__isnull=False,
                    ends_at__gt=F("starts_at"),
                    decided_at__isnull=False,
                    refused_because="",
                ),
                name="access_open_was_approved_for_a_time",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, refused_because="")
                | Q(decided_at__isnull=False, starts_at__isnull=False)
                | (Q(decided_at__isnull=False, starts_at__isnull=True) & ~Q(refused_because="")),
                name="access_refused_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="")
                | (Q(starts_at__isnull=False, ended_at__gte=F("starts_at")) & ~Q(ended_by="")),
                name="access_ended_says_who",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this access."""
        return f"access/{self.reference}"
