"""What somebody chose to hear of, and each e-mail that was tried. None of these rows changes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly


class DigestChoice(AddedOnly):
    """One choice of a person: the districts they follow, and whether they want the monthly e-mail.

    The newest row holds. Nobody has one until they choose. `districts` are codes of areas;
    `by_link` says that the choice came from the link in an e-mail, without signing in.
    """

    person = models.CharField(max_length=80)
    wanted = models.BooleanField()
    districts = models.JSONField(default=list)
    by_link = models.BooleanField(default=False)
    chosen_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(person=""), name="digest_choice_says_whose"),
            models.CheckConstraint(
                condition=Q(by_link=False) | Q(wanted=False), name="digest_link_only_stops"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.wanted}"


class DigestAttempt(AddedOnly):
    """One try to send one person the e-mail of one month. Written before anything is sent.

    `month` is its first day; `number` counts the tries, so that two processes cannot make the
    same one; `release_id` is the release that it tells of.
    """

    person = models.CharField(max_length=80)
    month = models.DateField()
    number = models.PositiveIntegerField()
    release_id = models.CharField(max_length=40)
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "month", "number"], name="digest_attempt_made_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1) & ~Q(person=""), name="digest_attempt_says_whose"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.month:%Y-%m} {self.number}"


class OutcomeKind(models.TextChoices):
    """What came of a try."""

    SENT = "sent", _("Handed to the mail server")
    FAILED = "failed", _("The mail server did not take it")
    BOUNCED = "bounced", _("It came back")


class DigestOutcome(AddedOnly):
    """What came of one try; the newest row holds, for an e-mail may come back after it was sent.

    `fault` is the kind of fault that the mail server had, never its words: they may hold an
    address.
    """

    attempt = models.ForeignKey(DigestAttempt, models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=10, choices=OutcomeKind.choices)
    fault = models.CharField(max_length=80, blank=True)
    happened_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=OutcomeKind.values), name="digest_outcome_kind_is_known"
            ),
            models.UniqueConstraint(fields=["attempt", "kind"], name="digest_outcome_once"),
        )

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.kind}"
