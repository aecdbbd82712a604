"""What people say about a draft: comments, absences, consultations and sign-offs, all by name."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly, Kept


class Comment(AddedOnly):
    """One comment on one module of a draft. `quoted` are the words that it is about, if any."""

    edition = models.CharField(max_length=12)
    module = models.SlugField(max_length=255)
    quoted = models.CharField(max_length=300, blank=True)
    words = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["edition", "module"]),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(made_by=""), name="needs_comment_says_what_and_who"
            ),
        )

    def __str__(self) -> str:
        return f"comment/{self.pk}"


class Reply(AddedOnly):
    """An answer to a comment. One that closes it says what was done, or why nothing was."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="replies")
    words = models.TextField()
    closes = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(made_by=""), name="needs_reply_says_what_and_who"
            ),
            models.UniqueConstraint(
                fields=["comment"], condition=Q(closes=True), name="needs_comment_closed_once"
            ),
        )

    def __str__(self) -> str:
        return f"reply/{self.pk}"


class Absence(AddedOnly):
    """Why an edition has no module for one of the four functions. The newest row counts."""

    edition = models.CharField(max_length=12)
    function = models.CharField(max_length=20)
    because = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(because="") & ~Q(said_by=""), name="needs_absence_says_why_and_who"
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition} {self.function}"


class Consultation(Kept):
    """A window in which others could speak to a draft. Closed once, with what came of it."""

    edition = models.CharField(max_length=12)
    opened_on = models.DateField()
    asked = models.TextField()
    opened_by = models.CharField(max_length=80)
    closed_on = models.DateField(null=True)
    responses = models.PositiveIntegerField(null=True)
    what_changed = models.TextField(blank=True)
    closed_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("opened_on", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(asked=""), name="needs_window_says_who_was_asked"),
            models.CheckConstraint(
                condition=Q(
                    closed_on__isnull=True, responses__isnull=True, what_changed="", closed_by=""
                )
                | (
                    Q(closed_on__isnull=False, responses__isnull=False)
                    & Q(closed_on__gte=F("opened_on"))
                    & ~Q(what_changed="")
                    & ~Q(closed_by="")
                ),
                name="needs_window_closed_says_what_came_of_it",
            ),
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(closed_on__isnull=True),
                name="needs_window_open_once",
            ),
        )

    def __str__(self) -> str:
        return f"consultation/{self.pk}"

    @property
    def audit_reference(self) -> str:
        """How the record knows this window."""
        return f"consultation/{self.pk}"


class SignOff(AddedOnly):
    """Somebody stands for a draft as it was. Other words or another release undo it.

    `words_digest` is that of the whole draft, and `release_id` the release whose numbers it said.
    `cut` is what they could read; `role` the words of their role that day.
    """

    edition = models.CharField(max_length=12)
    words_digest = models.CharField(max_length=64)
    release_id = models.CharField(max_length=40)
    cut = models.CharField(max_length=10)
    role = models.CharField(max_length=80)
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("sign-off")
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "words_digest", "release_id", "signed_by"],
                name="needs_signed_once_by_each",
            ),
            models.CheckConstraint(
                condition=~Q(signed_by="") & ~Q(role=""), name="needs_sign_off_says_who"
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition} {self.signed_by}"
