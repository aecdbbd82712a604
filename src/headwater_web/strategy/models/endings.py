"""How an action ends or is given longer: requests for time, and closures with their evidence."""

from django.db import models
from django.db.models import F, Q

from headwater_web.strategy.models.actions import Action
from headwater_web.strategy.models.evidence import EvidenceFile


class ExtensionRequest(models.Model):
    """A later date that was asked for, and what a body decided. The first date stays as it is."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="extensions")
    until = models.DateField()
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=80, blank=True)
    decided_on = models.DateField(null=True)
    decided_by_body = models.CharField(max_length=60, blank=True)
    decision = models.CharField(max_length=8, blank=True)
    is_granted = models.BooleanField(null=True)

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    decided_on__isnull=True,
                    is_granted__isnull=True,
                    decided_by_body="",
                    decision="",
                )
                | (
                    Q(decided_on__isnull=False, is_granted__isnull=False)
                    & ~Q(decided_by_body="")
                    & ~Q(decision="")
                ),
                name="extension_is_decided_by_a_body",
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(decided_on__isnull=True),
                name="extension_waits_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.action.reference} until {self.until}"


class Closure(models.Model):
    """Somebody's word that an action is done, its evidence, and what a second person made of it."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="closures")
    evidence = models.TextField()
    evidence_address = models.URLField(max_length=500, blank=True)
    evidence_reference = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey(EvidenceFile, models.PROTECT, null=True, related_name="closures")
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=80)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=80, blank=True)
    returned_at = models.DateTimeField(null=True)
    returned_by = models.CharField(max_length=80, blank=True)
    returned_because = models.TextField(blank=True)

    class Meta:
        ordering = ("proposed_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(evidence="")
                & (~Q(evidence_address="") | ~Q(evidence_reference="") | Q(file__isnull=False)),
                name="closure_has_evidence",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by="")
                | (Q(confirmed_at__isnull=False) & ~Q(confirmed_by="")),
                name="closure_confirmed_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by="") | ~Q(confirmed_by=F("proposed_by")),
                name="closure_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True, returned_by="", returned_because="")
                | (Q(returned_at__isnull=False, confirmed_at__isnull=True))
                & ~Q(returned_by="")
                & ~Q(returned_because=""),
                name="closure_returned_says_why",
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(returned_at__isnull=True),
                name="closure_stands_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.action.reference} closure"
