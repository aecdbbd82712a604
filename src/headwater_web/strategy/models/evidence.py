"""Files that show that something was done: added once, never changed, never deleted."""

from django.db import models
from django.db.models import Q

from headwater_web.keeping.rows import AddedOnly
from headwater_web.strategy.evidence.kinds import FileKind
from headwater_web.strategy.evidence.limits import (
    LONGEST_NAME,
    LONGEST_PLACE,
    MOST_PAGES_WITHOUT_A_PLACE,
)
from headwater_web.strategy.models.actions import Action


class EvidenceFile(AddedOnly):
    """One file that shows something about one action.

    Its bytes lie on disk under `digest`, their SHA-256: the same file twice is kept once. `pages`
    is empty where the file has none or does not say.
    """

    action = models.ForeignKey(Action, models.PROTECT, related_name="files")
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=4, choices=FileKind.choices)
    size_bytes = models.PositiveBigIntegerField()
    shown_name = models.CharField(max_length=LONGEST_NAME)
    pages = models.PositiveIntegerField(null=True)
    where_to_look = models.CharField(max_length=LONGEST_PLACE, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("added_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=FileKind.values), name="evidence_file_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(size_bytes__gt=0) & ~Q(digest="") & ~Q(shown_name=""),
                name="evidence_file_is_there",
            ),
            models.CheckConstraint(
                condition=Q(pages__isnull=True)
                | Q(pages__lte=MOST_PAGES_WITHOUT_A_PLACE)
                | ~Q(where_to_look=""),
                name="evidence_file_says_where_to_look",
            ),
        )

    def __str__(self) -> str:
        return self.shown_name
