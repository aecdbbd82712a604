"""Data protection impact assessments: answers to a template, signed off by the lead for it."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from headwater_web.keeping.rows import AddedOnly, Kept


class ImpactAssessment(Kept):
    """One version of one assessment. Y- is its reference.

    `rules_version` is that of the questions it answers. `version` counts every change of the
    draft, its answers included. `supersedes` is the version whose place this one takes.
    """

    reference = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200)
    rules_version = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=80)
    signed_off_at = models.DateTimeField(null=True)
    signed_off_by = models.CharField(max_length=80, blank=True)
    review_on = models.DateField(null=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by"
    )

    class Meta:
        ordering = ("-written_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(written_by=""), name="impact_says_what_and_who"
            ),
            models.CheckConstraint(
                condition=Q(signed_off_at__isnull=True, signed_off_by="", review_on__isnull=True)
                | (Q(signed_off_at__isnull=False, review_on__isnull=False) & ~Q(signed_off_by="")),
                name="impact_sign_off_says_who_and_until",
            ),
            models.CheckConstraint(
                condition=~Q(signed_off_by=F("written_by")), name="impact_signed_off_by_another"
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this assessment."""
        return f"impact_assessment/{self.reference}"

    @property
    def is_draft(self) -> bool:
        """Whether nobody has signed it off."""
        return self.signed_off_at is None

    @property
    def signed_off_on(self) -> date | None:
        """The day on which it was signed off."""
        return timezone.localdate(self.signed_off_at) if self.signed_off_at else None


class ImpactWriter(AddedOnly):
    """One person's hand in a draft: whoever wrote any of it does not sign it off."""

    assessment = models.ForeignKey(ImpactAssessment, models.PROTECT, related_name="writers")
    person = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["assessment", "person"], name="impact_writer_once"),
        )

    def __str__(self) -> str:
        return self.person


class ImpactAnswer(Kept):
    """The answer to one question. `question` is what was asked then; sealed when signed off."""

    assessment = models.ForeignKey(ImpactAssessment, models.PROTECT, related_name="answers")
    key = models.SlugField(max_length=60)
    question = models.CharField(max_length=300)
    words = models.TextField()
    sealed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["assessment", "key"], name="impact_answer_once"),
            models.CheckConstraint(condition=~Q(words=""), name="impact_answer_says_something"),
        )

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.key}"
