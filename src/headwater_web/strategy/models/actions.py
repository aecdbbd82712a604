"""Actions: who does what by when, and every fact from which their standing is derived."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Action(models.Model):
    """One thing to be done. `due_on` is the date first agreed; the database refuses to change it.

    `version` counts changes, so that the second of two people editing learns of the first.
    """

    reference = models.CharField(max_length=8, unique=True)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (models.CheckConstraint(condition=~Q(title=""), name="action_has_a_title"),)

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this action."""
        return f"action/{self.reference}"


class ActionLead(models.Model):
    """An organisation that leads an action, by one of its posts, from a day until before another.

    `email` is the post's address for the progress link, where the post has no account.
    """

    action = models.ForeignKey(Action, models.PROTECT, related_name="leads")
    organisation = models.CharField(max_length=60)
    post = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    person = models.CharField(max_length=80, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(organisation="") & ~Q(post=""), name="lead_is_a_post_of_somebody"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="lead_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["action", "organisation", "post"],
                condition=Q(ends_on__isnull=True),
                name="lead_open_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.action.reference} {self.organisation}"


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


class ExtensionRequest(models.Model):
    """A later date that was asked for, and what a body decided. The first date stays as it is."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="extensions")
    until = models.DateField()
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=80, blank=True)
    decided_on = models.DateField(null=True)
    decided_by_body = models.CharField(max_length=60, blank=True)
    decision = models.CharField(max_length=8, blank=True)
    is_granted = models.BooleanField(null=True)

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    decided_on__isnull=True,
                    is_granted__isnull=True,
                    decided_by_body="",
                    decision="",
                )
                | (
                    Q(decided_on__isnull=False, is_granted__isnull=False)
                    & ~Q(decided_by_body="")
                    & ~Q(decision="")
                ),
                name="extension_is_decided_by_a_body",
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(decided_on__isnull=True),
                name="extension_waits_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.action.reference} until {self.until}"


class Closure(models.Model):
    """Somebody's word that an action is done, its evidence, and what a second person made of it."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="closures")
    evidence = models.TextField()
    evidence_address = models.URLField(max_length=500, blank=True)
    evidence_reference = models.CharField(max_length=300, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=80)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=80, blank=True)
    returned_at = models.DateTimeField(null=True)
    returned_by = models.CharField(max_length=80, blank=True)
    returned_because = models.TextField(blank=True)

    class Meta:
        ordering = ("proposed_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(evidence="") & (~Q(evidence_address="") | ~Q(evidence_reference="")),
                name="closure_has_evidence",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by="")
                | (Q(confirmed_at__isnull=False) & ~Q(confirmed_by="")),
                name="closure_confirmed_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by="") | ~Q(confirmed_by=F("proposed_by")),
                name="closure_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(returned_at__isnull=True, returned_by="", returned_because="")
                | (Q(returned_at__isnull=False, confirmed_at__isnull=True))
                & ~Q(returned_by="")
                & ~Q(returned_because=""),
                name="closure_returned_says_why",
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=Q(returned_at__isnull=True),
                name="closure_stands_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.action.reference} closure"
