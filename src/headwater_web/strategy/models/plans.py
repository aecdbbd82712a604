"""Plans with their milestones, and the dates that others set for our products."""

from django.db import models
from django.db.models import F, Q


class Plan(models.Model):
    """Something that is to be agreed before it is done. A new version is another plan, tied to it.

    `body` is the key of the body that answers for it; `decision` that of the decision by which it
    was approved.
    """

    reference = models.CharField(max_length=8, unique=True)
    title = models.CharField(max_length=200)
    words = models.TextField()
    priority_number = models.PositiveIntegerField(null=True)
    body = models.CharField(max_length=60, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80, blank=True)
    approved_on = models.DateField(null=True)
    approved_by = models.CharField(max_length=80, blank=True)
    decision = models.CharField(max_length=8, blank=True)

    class Meta:
        ordering = ("-added_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True, approved_by="", decision="")
                | (Q(approved_on__isnull=False) & ~Q(approved_by="") & ~Q(decision="")),
                name="plan_is_approved_by_a_decision",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this plan."""
        return f"plan/{self.reference}"


class Milestone(models.Model):
    """One date of a plan. `due_on` is the date first planned and stays."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    needs = models.ManyToManyField("self", symmetrical=False, related_name="needed_by")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80, blank=True)
    reached_on = models.DateField(null=True)
    reached_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(reached_by="") | Q(reached_on__isnull=False),
                name="milestone_reached_says_when",
            ),
        )

    def __str__(self) -> str:
        return self.title


class SetDate(models.Model):
    """A date that somebody else set for a product of ours, told on a day.

    `before` and `after` are the steps around consultation: lists of [title, weekdays].
    """

    title = models.CharField(max_length=200)
    set_by = models.CharField(max_length=120)
    told_on = models.DateField()
    due_on = models.DateField()
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(due_on__gt=F("told_on")), name="set_date_is_told_before"
            ),
        )

    def __str__(self) -> str:
        return self.title
