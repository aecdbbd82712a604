"""What is said about an action as it goes: by account, by link, and what holds it up."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.strategy.models.actions import Action, ActionLead
from headwater_web.strategy.models.evidence import EvidenceFile


class ProgressLink(models.Model):
    """A link that lets one lead report once on one action, without an account, until it expires.

    The link itself is signed and never stored; `nonce` ties it to this row.
    """

    lead = models.ForeignKey(ActionLead, models.PROTECT, related_name="links")
    nonce = models.CharField(max_length=43, unique=True)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=80)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-sent_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("sent_at")), name="progress_link_expires_later"
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="progress_link_used_or_withdrawn",
            ),
        )

    def __str__(self) -> str:
        return f"progress_link/{self.pk}"


class ProgressUpdate(models.Model):
    """What somebody said about an action, once. `link` says that it came by e-mail link."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="updates")
    words = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80, blank=True)
    link = models.OneToOneField(ProgressLink, models.PROTECT, null=True, related_name="progress")
    file = models.ForeignKey(EvidenceFile, models.PROTECT, null=True, related_name="updates")

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="update_says_something"),
            models.CheckConstraint(
                condition=~Q(made_by="") | Q(link__isnull=False), name="update_says_who_made_it"
            ),
        )

    def __str__(self) -> str:
        return f"update/{self.pk}"


class Condition(models.Model):
    """What keeps an action from going on, and until when it did."""

    class Kind(models.TextChoices):
        """Who could move it."""

        WAITING = "waiting", _("waiting on others")
        BLOCKED = "blocked", _("blocked")

    action = models.ForeignKey(Action, models.PROTECT, related_name="conditions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on_whom = models.CharField(max_length=120)
    words = models.CharField(max_length=400)
    began_on = models.DateField()
    set_by = models.CharField(max_length=80, blank=True)
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("began_on", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(on_whom=""), name="condition_says_on_whom"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="condition_ends_after_it_began",
            ),
            models.UniqueConstraint(
                fields=["action", "kind"],
                condition=Q(ended_on__isnull=True),
                name="condition_open_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.action.reference} {self.kind}"
