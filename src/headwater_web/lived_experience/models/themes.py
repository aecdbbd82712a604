"""The codebook: themes, memos of three kinds kept apart, and what became of each theme."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly, Kept


class MemoKind(models.TextChoices):
    """What a memo is about. The three are never mixed."""

    DEFINITION = "definition", _("what the theme means")
    THEORY = "theory", _("what may lie behind it")
    LANGUAGE = "language", _("how people say it")


class ChangeKind(models.TextChoices):
    """What became of a theme."""

    REWORDED = "reworded", _("put in other words")
    MERGED = "merged", _("joined with another theme")
    SPLIT = "split", _("divided into several themes")


class Theme(Kept):
    """Something that several people spoke of. TH- is its reference.

    One that was merged points to the theme into which it went; one that was divided is ended, and
    what was coded with it waits to be coded again.
    """

    reference = models.CharField(max_length=12, unique=True)
    guid = models.UUIDField(default=uuid.uuid4, unique=True)
    name = models.CharField(max_length=120)
    definition = models.TextField()
    use_when = models.TextField(blank=True)
    not_when = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged_here")

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(definition="") & ~Q(added_by=""),
                name="theme_says_what_it_means",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True)
                | (Q(ended_at__isnull=False) & ~Q(merged_into=F("id"))),
                name="theme_merged_into_another",
            ),
            models.UniqueConstraint(
                fields=["name"], condition=Q(ended_at__isnull=True), name="theme_name_once"
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this theme."""
        return f"theme/{self.reference}"


class Memo(AddedOnly):
    """What somebody noted about a theme: its meaning, what may lie behind it, or how it is said."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="memos")
    kind = models.CharField(max_length=12, choices=MemoKind.choices)
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("kind", "written_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(written_by=""), name="memo_says_what_and_who"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=MemoKind.values), name="memo_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"memo/{self.pk}"


class ThemeChange(AddedOnly):
    """What was done to a theme, and why. `before` holds the words that it had, by field."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=10, choices=ChangeKind.choices)
    because = models.TextField()
    before = models.JSONField(default=dict)
    into = models.ManyToManyField(Theme, related_name="came_from")
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("changed_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=ChangeKind.values), name="theme_change_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(because="") & ~Q(changed_by=""), name="theme_change_says_why_and_who"
            ),
        )

    def __str__(self) -> str:
        return f"theme_change/{self.pk}"
