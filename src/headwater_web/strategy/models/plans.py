"""Plans with their milestones, and the dates that others set for our products."""

from django.db import models
from django.db.models import F, Q

from headwater_web.keeping.rows import AddedOnly


class Plan(models.Model):
    """Something that is to be agreed before it is done. A new version is another plan, tied to it.

    `body` is the key of the body that first answered for it; `decision` that of the decision by
    which it was approved. Where no panel was asked before, `not_consulted_because` says why.
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
    not_consulted_because = models.TextField(blank=True)

    class Meta:
        ordering = ("-added_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(not_consulted_because="") | Q(approved_on__isnull=False),
                name="plan_not_consulted_is_approved",
            ),
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


class TakenOn(AddedOnly):
    """A plan whose body had ended, and the successor that took it on from a day. Only added."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="taken_on")
    body = models.CharField(max_length=60)
    since = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(body=""), name="plan_taken_on_by_a_body"),
            models.UniqueConstraint(fields=["plan", "body"], name="plan_taken_on_once"),
        )

    def __str__(self) -> str:
        return f"{self.plan_id} {self.body}"


class Milestone(models.Model):
    """One date of a plan. `due_on` is the date first planned and stays.

    `weekdays` is the work that is left to do once everything it needs is reached.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    weekdays = models.PositiveSmallIntegerField(default=1)
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
            models.CheckConstraint(
                condition=Q(weekdays__gte=1), name="milestone_takes_a_day_or_more"
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
