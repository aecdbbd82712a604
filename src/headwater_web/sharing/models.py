"""What the site remembers of a file that was sent: the facts of sending, never its content."""

from django.db import models
from django.db.models import Q


class Submission(models.Model):
    """One file that someone sent. Its answer lies in the exchange, under `submission_id`."""

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
