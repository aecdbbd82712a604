"""Returns: asked for by programme and quarter, answered page by page, certified, replied to."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly, Kept


class ProviderReturn(Kept):
    """One return that is asked for. RN- is its reference. What it asks never changes.

    `parts` are keys of definitions, `areas` codes of districts; it is about the days from `begins`
    until before `ends`. A provider that is not `is_large` answers fewer questions, and one person
    of it may fill in and certify.
    """

    reference = models.CharField(max_length=12, unique=True)
    programme = models.SlugField(max_length=60)
    programme_name = models.CharField(max_length=200)
    programme_starts = models.DateField()
    organisation = models.SlugField(max_length=60)
    parts = models.JSONField()
    areas = models.JSONField()
    is_large = models.BooleanField()
    begins = models.DateField()
    ends = models.DateField()
    due_on = models.DateField()
    is_made_up = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("-begins", "programme_name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "begins"), name="one_return_a_programme_and_quarter"
            ),
            models.CheckConstraint(
                condition=Q(begins__lt=F("ends")) & Q(due_on__gte=F("ends")),
                name="provider_return_is_due_after_its_days",
            ),
            models.CheckConstraint(
                condition=~Q(programme="") & ~Q(organisation="") & ~Q(opened_by=""),
                name="provider_return_says_who_and_what",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this return."""
        return f"provider_return/{self.reference}"

    @property
    def quarter(self) -> str:
        """Its quarter as the feed writes it, such as 2026-Q3."""
        return f"{self.begins.year}-Q{(self.begins.month - 1) // 3 + 1}"


class Version(Kept):
    """One version of a return's answers. A later one says in `because` why it was begun.

    `counter` counts every change, so that somebody who read an earlier state is told.
    """

    report = models.ForeignKey(ProviderReturn, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    because = models.TextField(blank=True)
    counter = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=80)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.CharField(max_length=80, blank=True)
    certified_at = models.DateTimeField(null=True)
    certified_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="version_numbers_once"),
            models.CheckConstraint(
                condition=Q(number=1, because="") | (Q(number__gt=1) & ~Q(because="")),
                name="later_version_says_why",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True, submitted_by="")
                | (Q(submitted_at__isnull=False) & ~Q(submitted_by="")),
                name="submitted_version_says_who",
            ),
            models.CheckConstraint(
                condition=Q(certified_at__isnull=True, certified_by="")
                | (Q(certified_at__isnull=False, submitted_at__isnull=False) & ~Q(certified_by="")),
                name="certified_version_says_who",
            ),
        )

    def __str__(self) -> str:
        return f"{self.report.reference} {self.number}"

    @property
    def is_certified(self) -> bool:
        """Whether nobody may edit it any more."""
        return self.certified_at is not None

    @property
    def certified_on(self) -> date | None:
        """The day on which it was certified."""
        return timezone.localdate(self.certified_at) if self.certified_at else None

    @property
    def is_by_one_person(self) -> bool:
        """Whether one person handed it in and certified it."""
        return self.is_certified and self.certified_by == self.submitted_by

    @property
    def reply_given(self) -> "Reply | None":
        """What the partnership replied, if it did."""
        found: Reply | None = getattr(self, "reply", None)
        return found


class Page(Kept):
    """The answers of one group of one version. `said` has them by the names of their boxes."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="pages")
    group = models.CharField(max_length=80)
    said = models.JSONField()
    counter = models.PositiveIntegerField(default=1)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=80)
    sealed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("version", "group"), name="one_page_a_group"),
        )

    def __str__(self) -> str:
        return f"{self.version} {self.group}"


class Writer(AddedOnly):
    """Somebody who wrote part of a version."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="writers")
    person = models.CharField(max_length=80)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("version", "person"), name="return_writer_once"),
        )

    def __str__(self) -> str:
        return f"{self.version} {self.person}"


class ReplyKind(models.TextChoices):
    """What the partnership says to a certified version."""

    ACCEPTED = "accepted", _("accepted")
    CHANGES = "changes", _("changes asked for")


class Reply(AddedOnly):
    """The partnership's one reply to a version; changes are asked for with words."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="reply")
    kind = models.CharField(max_length=10, choices=ReplyKind)
    words = models.TextField(blank=True)
    replied_at = models.DateTimeField()
    replied_by = models.CharField(max_length=80)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="accepted", words="") | (Q(kind="changes") & ~Q(words="")),
                name="reply_that_asks_says_what",
            ),
            models.CheckConstraint(condition=~Q(replied_by=""), name="reply_says_who"),
        )

    def __str__(self) -> str:
        return f"{self.version} {self.kind}"


class Reminder(AddedOnly):
    """That a provider was reminded: `mark` days before the due day, below 0 after it."""

    report = models.ForeignKey(ProviderReturn, models.PROTECT, related_name="reminders")
    mark = models.IntegerField()
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report", "mark"), name="reminded_once"),)

    def __str__(self) -> str:
        return f"{self.report.reference} {self.mark}"


class Handover(AddedOnly):
    """One file of accepted returns that went to the engine; the next one takes its place."""

    number = models.PositiveIntegerField(unique=True)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    versions = models.JSONField()
    submission_id = models.CharField(max_length=32, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("-number",)
        constraints = (models.CheckConstraint(condition=~Q(made_by=""), name="handover_says_who"),)

    def __str__(self) -> str:
        return f"handover {self.number}"
