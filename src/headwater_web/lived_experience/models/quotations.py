"""Words taken from a note, cleared for use by somebody who did not propose them."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import Kept
from headwater_web.lived_experience.models.notes import Note


class WithdrawnWhy(models.TextChoices):
    """Why a quotation is no longer used."""

    CONSENT = "consent", _("consent was withdrawn")
    IDENTIFIES = "identifies", _("it could identify someone")
    NOT_CLEARED = "not_cleared", _("it was not cleared for use")


class Quotation(Kept):
    """Somebody's own words beside the number they bear on. QU- is its reference.

    The words are those of the note with some left out at […], none changed. `group` and `place`
    are keys, of a group and a place with enough people in them; an empty group is somebody who
    took part. `figure` is the reference of a released figure; where there is none,
    `no_figure_because` says why. Withdrawn, the words are gone for good and that they were here
    stays.
    """

    reference = models.CharField(max_length=12, unique=True)
    note = models.ForeignKey(Note, models.PROTECT, related_name="quotations")
    words = models.TextField(blank=True)
    group = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=60)
    figure = models.CharField(max_length=300, blank=True)
    no_figure_because = models.CharField(max_length=200, blank=True)
    themes = models.JSONField(default=list)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=80)
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.CharField(max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_why = models.CharField(max_length=12, blank=True, choices=WithdrawnWhy.choices)

    class Meta:
        ordering = ("-proposed_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(withdrawn_at__isnull=True, withdrawn_by="", withdrawn_why="") & ~Q(words="")
                )
                | (
                    Q(withdrawn_at__isnull=False, words="")
                    & ~Q(withdrawn_by="")
                    & Q(withdrawn_why__in=WithdrawnWhy.values)
                ),
                name="quotation_has_words_until_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(cleared_at__isnull=True, cleared_by="")
                | (Q(cleared_at__isnull=False) & ~Q(cleared_by="")),
                name="quotation_clearance_says_who",
            ),
            models.CheckConstraint(
                condition=~Q(cleared_by=F("proposed_by")), name="quotation_cleared_by_another"
            ),
            models.CheckConstraint(
                condition=(Q(figure="") & ~Q(no_figure_because=""))
                | (~Q(figure="") & Q(no_figure_because="")),
                name="quotation_bears_on_a_figure_or_says_why_not",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this quotation."""
        return f"quotation/{self.reference}"

    @property
    def cleared_on(self) -> date | None:
        """The day on which somebody cleared it."""
        return timezone.localdate(self.cleared_at) if self.cleared_at else None

    @property
    def withdrawn_on(self) -> date | None:
        """The day from which it is no longer used."""
        return timezone.localdate(self.withdrawn_at) if self.withdrawn_at else None
