"""Findings: sentences that something rests on, tied to the released figures that they state."""

from django.db import models
from django.db.models import Q


class Finding(models.Model):
    """One thing that was found, in a sentence. Its figures are links of the thread.

    A finding that no longer holds is withdrawn with the reason, never changed.
    """

    reference = models.CharField(max_length=8, unique=True)
    title = models.CharField(max_length=200)
    words = models.TextField()
    found_on = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ("-found_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_because="", withdrawn_by="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="finding_withdrawn_says_why",
            ),
        )

    def __str__(self) -> str:
        return self.reference
