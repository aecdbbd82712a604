"""Returns, their answers as drafted and as written, hours, and versions that were signed off."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Role
from headwater_web.funding.api import Span
from headwater_web.keeping.rows import AddedOnly, Kept
from headwater_web.returns.definitions import Question


class ReturnKind(models.TextChoices):
    """What kind of report it is."""

    FUNDER_RETURN = "funder_return", _("Return to a funder")
    ANNUAL_REPORT = "annual_report", _("Annual report")
    PRODUCT = "product", _("Product that a funder asks for")


class Return(Kept):
    """One report about some days, due by another. O- is its reference.

    `questions` are those of its form on the day it was begun: a later form asks nothing of it.
    `version` counts changes, so that the second of two people learns of the first; it alone
    changes.
    """

    reference = models.CharField(max_length=12, unique=True)
    form_key = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=ReturnKind.choices)
    title = models.CharField(max_length=200)
    funder = models.CharField(max_length=160, blank=True)
    questions = models.JSONField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    due_on = models.DateField()
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-due_on", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["form_key", "starts_on"], name="return_is_begun_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="return_is_about_some_days"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ReturnKind.values), name="return_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this return."""
        return f"return/{self.reference}"

    @property
    def span(self) -> Span:
        """The days that it is about."""
        return Span(self.starts_on, self.ends_on)

    @property
    def asked(self) -> tuple[Question, ...]:
        """Its questions, in order."""
        return tuple(Question(**each) for each in self.questions)


class Answer(AddedOnly):
    """One answer to one question: drafted from the records, or written by somebody.

    A draft keeps where it came from: `source`, the things in it, the day as at which it was drawn
    and the release whose figures it states. An answer written over a draft says why; both stay.
    """

    report = models.ForeignKey(Return, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=60)
    is_draft = models.BooleanField()
    number = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    words = models.TextField(blank=True)
    figures = models.JSONField(default=dict)
    headings = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    source = models.CharField(max_length=60, blank=True)
    references = models.JSONField(default=list)
    as_at = models.DateField(null=True)
    release_id = models.CharField(max_length=80, blank=True)
    because = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("made_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_draft=True, as_at__isnull=False, because="") & ~Q(source="")
                | Q(is_draft=False, as_at__isnull=True, source="", release_id=""),
                name="answer_drafted_says_from_what",
            ),
            models.CheckConstraint(
                condition=~Q(words="") | Q(number__isnull=False),
                name="return_answer_says_something",
            ),
        )

    def __str__(self) -> str:
        return f"return_answer/{self.pk}"


class Hours(AddedOnly):
    """Hours that somebody in a role spent on a return on a day. A correction is a row of its own.

    Pages show the role; `recorded_by` is for the record alone.
    """

    report = models.ForeignKey(Return, models.PROTECT, related_name="hours")
    role = models.CharField(max_length=40, choices=Role.choices)
    hours = models.DecimalField(max_digits=5, decimal_places=2)
    worked_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("worked_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, because="", hours__gt=0)
                | Q(corrects__isnull=False, hours__gte=0) & ~Q(because=""),
                name="hours_corrected_say_why",
            ),
            models.CheckConstraint(condition=Q(hours__lte=24), name="hours_fit_into_a_day"),
        )

    def __str__(self) -> str:
        return f"hours/{self.pk}"


class Edition(AddedOnly):
    """One version of a return as a second person signed it off. `digest` is of `content`."""

    report = models.ForeignKey(Return, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    signed_off_at = models.DateTimeField()
    signed_off_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["report", "number"], name="edition_number_once"),
            models.CheckConstraint(
                condition=~Q(content="") & ~Q(signed_off_by=""), name="edition_is_signed_off"
            ),
        )

    def __str__(self) -> str:
        return f"{self.report.reference} version {self.number}"


class Reopening(AddedOnly):
    """A new version after one that was signed off, and why."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="reopening")
    because = models.TextField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(because=""), name="reopening_says_why"),)

    def __str__(self) -> str:
        return f"reopening/{self.pk}"


class Sending(AddedOnly):
    """That one version was sent on a day, and how."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="sending")
    sent_on = models.DateField()
    how = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(how=""), name="sending_says_how"),)

    def __str__(self) -> str:
        return f"sending/{self.pk}"
