"""Notes without names, the stretches of them that were coded, and who has finished coding."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly, Kept
from headwater_web.lived_experience.models.sessions import Session
from headwater_web.lived_experience.models.themes import Theme


class TakenAwayWhy(models.TextChoices):
    """Why the words of a note were taken away for good."""

    IDENTIFIES = "identifies", _("They could identify someone.")
    CONSENT = "consent", _("Consent was withdrawn.")


class Note(Kept):
    """What was said in a session, written down without names.

    `speaker` is the group of whoever spoke, by its key, or empty where several did. Whoever took
    the names out is not the one who checks that none is left; until then nobody codes it. The
    words are never edited, since codes stand at characters of them; they can be taken away.
    """

    guid = models.UUIDField(default=uuid.uuid4, unique=True)
    session = models.ForeignKey(Session, models.PROTECT, related_name="notes")
    text = models.TextField(blank=True)
    speaker = models.CharField(max_length=60, blank=True)
    deidentified_at = models.DateTimeField()
    deidentified_by = models.CharField(max_length=80)
    checked_at = models.DateTimeField(null=True)
    checked_by = models.CharField(max_length=80, blank=True)
    taken_away_at = models.DateTimeField(null=True)
    taken_away_by = models.CharField(max_length=80, blank=True)
    taken_away_why = models.CharField(max_length=20, blank=True, choices=TakenAwayWhy.choices)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(taken_away_at__isnull=True, taken_away_by="", taken_away_why="") & ~Q(text="")
                )
                | (
                    Q(taken_away_at__isnull=False, text="")
                    & ~Q(taken_away_by="")
                    & Q(taken_away_why__in=TakenAwayWhy.values)
                ),
                name="note_has_words_until_taken_away",
            ),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, checked_by="")
                | (Q(checked_at__isnull=False) & ~Q(checked_by="")),
                name="note_check_says_who",
            ),
            models.CheckConstraint(
                condition=~Q(checked_by=F("deidentified_by")), name="note_checked_by_another"
            ),
            models.CheckConstraint(
                condition=~Q(deidentified_by=""), name="note_says_who_took_names_out"
            ),
        )

    def __str__(self) -> str:
        return f"note/{self.pk}"

    @property
    def audit_reference(self) -> str:
        """How the record knows this note."""
        return f"listening_note/{self.pk}"

    @property
    def is_taken_away(self) -> bool:
        """Whether its words are gone."""
        return self.taken_away_at is not None

    @property
    def can_be_coded(self) -> bool:
        """Whether a second person has checked it and its words are here."""
        return self.checked_at is not None and not self.is_taken_away


class CodedSpan(Kept):
    """One stretch of a note to which somebody gave one theme. Stretches may overlap.

    `start` and `end` count characters of the note, `end` being the first that is not in it. A
    stretch that was a mistake is ended, never deleted.
    """

    guid = models.UUIDField(default=uuid.uuid4, unique=True)
    note = models.ForeignKey(Note, models.PROTECT, related_name="spans")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="spans")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    coded_at = models.DateTimeField()
    coded_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("start", "end", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="span_has_words"),
            models.CheckConstraint(condition=~Q(coded_by=""), name="span_says_who"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
                name="span_end_says_who",
            ),
            models.UniqueConstraint(
                fields=["note", "theme", "start", "end", "coded_by"],
                condition=Q(ended_at__isnull=True),
                name="span_once_by_each",
            ),
        )

    def __str__(self) -> str:
        return f"span/{self.pk}"


class CodingDone(AddedOnly):
    """That somebody has read a note to its end and coded what they found.

    Until then a second reader's codes are hidden from them, and theirs from the second.
    """

    note = models.ForeignKey(Note, models.PROTECT, related_name="done")
    coder = models.CharField(max_length=80)
    done_at = models.DateTimeField()

    class Meta:
        ordering = ("done_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["note", "coder"], name="coding_done_once_by_each"),
        )

    def __str__(self) -> str:
        return f"done/{self.pk}"
