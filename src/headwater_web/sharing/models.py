"""What the site remembers of files that were sent: the facts of sending, never their content."""

from django.db import models
from django.db.models import Q


class Submission(models.Model):
    """One file that someone sent. Its answers lie in the exchange, under `submission_id`."""

    submission_id = models.CharField(max_length=32, unique=True, editable=False)
    organisation = models.CharField(max_length=60)
    feed = models.CharField(max_length=100)
    feed_title = models.CharField(max_length=200)
    file_name = models.CharField(max_length=255)
    size_bytes = models.BigIntegerField()
    submitted_at = models.DateTimeField()
    submitted_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("-submitted_at", "-pk")
        indexes = (models.Index(fields=["organisation", "-submitted_at"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(size_bytes__gt=0), name="submission_file_is_not_empty"
            ),
            models.CheckConstraint(
                condition=~Q(submitted_by="") & ~Q(organisation=""),
                name="submission_says_who_sent_it",
            ),
        )

    def __str__(self) -> str:
        return self.audit_reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this submission."""
        return f"submission/{self.submission_id}"


class Upload(models.Model):
    """A file on its way here in parts: forgotten once it is a submission, or was given up.

    `changed_ms` is when the file was last changed, in milliseconds since 1970 by its owner's
    clock. With name and size it tells the file from another, after a reload or another day.
    """

    submission_id = models.CharField(max_length=32, unique=True, editable=False)
    organisation = models.CharField(max_length=60)
    feed = models.CharField(max_length=100)
    feed_title = models.CharField(max_length=200)
    file_name = models.CharField(max_length=255)
    size_bytes = models.BigIntegerField()
    part_bytes = models.PositiveIntegerField()
    changed_ms = models.BigIntegerField()
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("-begun_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(size_bytes__gt=0) & Q(part_bytes__gt=0),
                name="upload_has_parts_that_hold_something",
            ),
            models.CheckConstraint(
                condition=~Q(begun_by="") & ~Q(organisation=""), name="upload_says_who_began_it"
            ),
            models.UniqueConstraint(
                fields=[
                    "begun_by",
                    "organisation",
                    "feed",
                    "file_name",
                    "size_bytes",
                    "changed_ms",
                ],
                name="upload_of_one_file_is_begun_once",
            ),
        )

    def __str__(self) -> str:
        return self.audit_reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this upload: as the submission that it becomes."""
        return f"submission/{self.submission_id}"

    @property
    def parts(self) -> int:
        """How many parts the file has."""
        return -(-self.size_bytes // self.part_bytes)


class FollowUp(models.Model):
    """Something asked about a submission: to judge it again with a mapping, or to withdraw it.

    `after_round` is how many answers there were when it was asked; the next answers this.
    """

    class Kind(models.TextChoices):
        """What was asked."""

        REMAP = "remap"
        WITHDRAWAL = "withdrawal"

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="follow_ups")
    kind = models.CharField(max_length=10, choices=Kind)
    after_round = models.PositiveIntegerField()
    because = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("after_round", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["submission", "after_round"], name="follow_up_waits_for_the_answer_before"
            ),
            models.CheckConstraint(
                condition=Q(kind="remap", because="") | (Q(kind="withdrawal") & ~Q(because="")),
                name="follow_up_withdraws_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=""), name="follow_up_says_who_asked_for_it"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} of {self.submission.audit_reference}"
