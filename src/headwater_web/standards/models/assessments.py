"""Assessments: of whom, against which words, by whom, what they answered and what was found."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.standards.frameworks import Framework
from headwater_web.standards.reading import framework_as_kept


class Side(models.TextChoices):
    """Whose eyes an assessor sees with."""

    SELF = "self", _("itself")
    PEER = "peer", _("the peer")


class FrameworkEdition(models.Model):
    """One version of a framework, word for word as it was when first used. Never changed."""

    key = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    content = models.TextField()
    first_used_at = models.DateTimeField()

    class Meta:
        ordering = ("key", "-version")
        constraints = (
            models.UniqueConstraint(fields=["key", "version"], name="edition_has_one_wording"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.version}"

    @property
    def framework(self) -> Framework:
        """The framework as it was kept."""
        return framework_as_kept(self.content)


class Assessment(models.Model):
    """One look at one organisation or partnership, against one edition of a framework.

    `subject` is its key, `subject_name` what it was called on the day. `opened_by` and `closed_by`
    are audit references of people; empty when a loading of the past did it.
    """

    reference = models.CharField(max_length=8, unique=True)
    edition = models.ForeignKey(FrameworkEdition, models.PROTECT, related_name="assessments")
    subject = models.CharField(max_length=60)
    subject_name = models.CharField(max_length=160)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("-opened_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(subject_name=""), name="assessment_is_of_somebody"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                name="assessment_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(closed_by="") | Q(closed_at__isnull=False),
                name="assessment_closed_by_says_when",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this assessment."""
        return f"assessment/{self.reference}"

    @property
    def framework(self) -> Framework:
        """The framework as it was when this assessment was opened."""
        return self.edition.framework

    @property
    def is_open(self) -> bool:
        """Whether answers can still be given."""
        return self.closed_at is None


class Assessor(models.Model):
    """An organisation that answers in an assessment, for one side. `name` is of that day."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="assessors")
    organisation = models.CharField(max_length=60)
    name = models.CharField(max_length=160)
    side = models.CharField(max_length=4, choices=Side.choices)

    class Meta:
        ordering = ("-side", "name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(organisation="") & ~Q(name=""), name="assessor_is_somebody"
            ),
            models.CheckConstraint(
                condition=Q(side__in=Side.values), name="assessor_side_is_known"
            ),
            models.UniqueConstraint(
                fields=["assessment", "organisation"], name="assessor_answers_for_one_side"
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessment.reference} {self.organisation}"


class Answer(models.Model):
    """What one assessor said on one indicator. A later answer stands beside it, never over it.

    At most one of `evidence_reference` (a thing of this site) and `evidence_address` (a page
    elsewhere) is given.
    """

    assessor = models.ForeignKey(Assessor, models.PROTECT, related_name="answers")
    indicator = models.CharField(max_length=60)
    level = models.CharField(max_length=60)
    words = models.TextField(blank=True)
    evidence_reference = models.CharField(max_length=8, blank=True)
    evidence_address = models.URLField(max_length=500, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=80, blank=True)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("answered_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(indicator="") & ~Q(level=""), name="answer_says_a_level"
            ),
            models.CheckConstraint(
                condition=Q(evidence_reference="") | Q(evidence_address=""),
                name="answer_has_one_evidence",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True) | Q(superseded_at__gte=F("answered_at")),
                name="answer_superseded_after_it_was_given",
            ),
            models.UniqueConstraint(
                fields=["assessor", "indicator"],
                condition=Q(superseded_at__isnull=True),
                name="answer_stands_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.assessor} {self.indicator}"

    @property
    def has_evidence(self) -> bool:
        """Whether something is named by which the answer can be checked."""
        return bool(self.evidence_reference or self.evidence_address)


class Finding(models.Model):
    """What an assessment showed, in words; later tied to the actions it led to.

    A finding is never reworded: it is withdrawn with a reason, and another one raised.
    """

    reference = models.CharField(max_length=8, unique=True)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="findings")
    indicator = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=160)
    words = models.TextField()
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ("raised_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(words=""), name="assessment_finding_says_something"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="", withdrawn_because="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="assessment_finding_withdrawn_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this finding."""
        return f"assessment_finding/{self.reference}"
