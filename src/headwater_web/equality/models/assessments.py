"""Assessments: drafted by some, signed off by somebody else, and from then on never changed."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly, Kept


class Prediction(models.TextChoices):
    """What is expected for a group. That it cannot be told is an answer too."""

    BETTER = "better", _("better")
    WORSE = "worse", _("worse")
    NO_DIFFERENCE = "no_difference", _("no difference")
    CANNOT_TELL = "cannot_tell", _("cannot tell")


class Assessment(Kept):
    """One version of one assessment. E- is its reference.

    `asked` are references of what panels were sent and what people said. `version` counts every
    change of the draft, its groups included. `supersedes` is the version that this one takes the
    place of.
    """

    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200)
    how_made = models.TextField()
    asked = models.JSONField(default=list)
    not_heard = models.TextField()
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=80)
    signed_off_at = models.DateTimeField(null=True)
    signed_off_by = models.CharField(max_length=80, blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by"
    )

    class Meta:
        ordering = ("-written_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(how_made="") & ~Q(not_heard="") & ~Q(written_by=""),
                name="assessment_says_how_and_who",
            ),
            models.CheckConstraint(
                condition=Q(signed_off_at__isnull=True, signed_off_by="")
                | (Q(signed_off_at__isnull=False) & ~Q(signed_off_by="")),
                name="assessment_sign_off_says_who",
            ),
            models.CheckConstraint(
                condition=~Q(signed_off_by=F("written_by")),
                name="assessment_signed_off_by_another",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
                name="assessment_supersedes_another",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this assessment."""
        return f"equality/{self.reference}"

    @property
    def is_draft(self) -> bool:
        """Whether nobody has signed it off."""
        return self.signed_off_at is None

    @property
    def signed_off_on(self) -> date | None:
        """The day on which it was signed off."""
        return timezone.localdate(self.signed_off_at) if self.signed_off_at else None

    @property
    def replaced_by(self) -> "Assessment | None":
        """The newer version that was signed off, if one was."""
        newer: Assessment | None = getattr(self, "superseded_by", None)
        return newer if newer is not None and not newer.is_draft else None


class Writer(AddedOnly):
    """One person's hand in a draft: whoever wrote any of it does not sign it off."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="writers")
    person = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["assessment", "person"], name="writer_once"),
        )

    def __str__(self) -> str:
        return self.person


class About(models.Model):
    """One thing that an assessment is about, by its reference.

    A draft's rows may go again; from `sealed_at` on they stay. A row that was added after the
    assessment was signed off says so by its own date.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="about")
    reference = models.CharField(max_length=12)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)
    sealed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["reference"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "reference"], name="assessment_about_a_thing_once"
            ),
        )

    def __str__(self) -> str:
        return self.reference


class Effect(Kept):
    """What is expected for one group, why, and when somebody looks whether it came so.

    `group_name` is what the group was called then, `evidence` references of figures and things,
    `checker` the key of the organisation that looks. `version` counts the changes of the draft.
    """

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="effects")
    group = models.CharField(max_length=60)
    group_name = models.CharField(max_length=120)
    prediction = models.CharField(max_length=20, choices=Prediction.choices)
    reason = models.TextField()
    missing = models.TextField(blank=True)
    mitigation = models.TextField(blank=True)
    evidence = models.JSONField(default=list)
    check_on = models.DateField()
    checker = models.CharField(max_length=60)
    version = models.PositiveIntegerField(default=1)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=80)
    sealed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["assessment", "group"], name="effect_once_for_a_group"),
            models.CheckConstraint(
                condition=Q(prediction__in=Prediction.values), name="effect_prediction_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(checker="") & ~Q(group_name=""),
                name="effect_says_why_and_who_checks",
            ),
            models.CheckConstraint(
                condition=~Q(prediction=Prediction.CANNOT_TELL) | ~Q(missing=""),
                name="effect_says_what_is_missing",
            ),
            models.CheckConstraint(
                condition=~Q(prediction=Prediction.WORSE) | ~Q(mitigation=""),
                name="effect_that_harms_is_softened",
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.group}"
