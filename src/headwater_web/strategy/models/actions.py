"""Actions: who does what by when, and for which place."""

from django.db import models
from django.db.models import F, Q


class Action(models.Model):
    """One thing to be done. `due_on` is the date first agreed; the database refuses to change it.

    `area` is the key of the place that it is for; empty for the whole partnership. `version` counts
    changes, so that the second of two people editing learns of the first.
    """

    reference = models.CharField(max_length=8, unique=True)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    area = models.CharField(max_length=40, blank=True)
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

    `email` is the post's address for the progress link, where the post has no account; `person` the
    audit reference of whoever holds the post, where they have one.
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
