"""Panels and their policy; who is represented on them; when they met, and how they were thanked."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.keeping.rows import AddedOnly


class Panel(models.Model):
    """One panel and its policy, as the partnership's definitions last said it.

    `organisation` is the key under which its members hold their role; `body` is governance's.
    """

    key = models.SlugField(max_length=60, unique=True, allow_unicode=False)
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=60)
    body = models.CharField(max_length=60)
    records_from = models.DateField()
    look_days = models.PositiveSmallIntegerField()
    answer_days = models.PositiveSmallIntegerField()
    rest_days = models.PositiveSmallIntegerField()
    pay_per_hour = models.DecimalField(max_digits=6, decimal_places=2)
    thanks = models.CharField(max_length=300)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(look_days__gte=1, answer_days__gte=1), name="panel_has_time_to_look"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def audit_reference(self) -> str:
        """How the record knows this panel."""
        return f"panel/{self.key}"


class RestWaiver(AddedOnly):
    """A chair's word that the panel may be asked about one item within its rest period."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="waivers")
    why = models.TextField()
    agreed_at = models.DateTimeField()
    agreed_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("agreed_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(agreed_by="") & ~Q(why=""), name="waiver_says_who_and_why"
            ),
        )

    def __str__(self) -> str:
        return f"waiver/{self.pk}"


class PanelSession(models.Model):
    """One time that a panel met: how many took part, and how they were thanked and paid."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="sessions")
    held_on = models.DateField()
    took_part = models.PositiveSmallIntegerField()
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    was_painful = models.BooleanField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)
    thanked_on = models.DateField(null=True)
    thanked_by = models.CharField(max_length=80, blank=True)
    paid_on = models.DateField(null=True)
    paid_by = models.CharField(max_length=80, blank=True)
    paid_each = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    support_offered_on = models.DateField(null=True)
    support_offered_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("-held_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(took_part__gte=1, hours__gt=0), name="session_had_people_and_time"
            ),
            models.CheckConstraint(
                condition=Q(thanked_on__isnull=True, thanked_by="")
                | (Q(thanked_on__gte=F("held_on")) & ~Q(thanked_by="")),
                name="session_thanked_says_who",
            ),
            models.CheckConstraint(
                condition=Q(paid_on__isnull=True, paid_by="", paid_each__isnull=True)
                | (Q(paid_on__gte=F("held_on"), paid_each__gt=0) & ~Q(paid_by="")),
                name="session_paid_says_who_and_what",
            ),
            models.CheckConstraint(
                condition=Q(support_offered_on__isnull=True, support_offered_by="")
                | (Q(support_offered_on__gte=F("held_on")) & ~Q(support_offered_by="")),
                name="session_support_says_who",
            ),
        )

    def __str__(self) -> str:
        return self.audit_reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this session."""
        return f"panel_session/{self.pk}"


class Standing(models.TextChoices):
    """Whether a group is represented on a panel. Never how many, never who."""

    REPRESENTED = "represented", _("represented")
    NOT_REPRESENTED = "not_represented", _("not represented")
    NOT_ASKED = "not_asked", _("not asked")


class Representation(AddedOnly):
    """One look at who is represented on a panel, on a day, as its members chose to say."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="representations")
    looked_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("-looked_on", "-pk")

    def __str__(self) -> str:
        return f"representation/{self.pk}"


class RepresentationEntry(AddedOnly):
    """Whether one group is represented. `group` is a key of the partnership's list of groups."""

    representation = models.ForeignKey(Representation, models.PROTECT, related_name="entries")
    group = models.CharField(max_length=60)
    standing = models.CharField(max_length=20, choices=Standing.choices)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["representation", "group"], name="group_said_once"),
            models.CheckConstraint(
                condition=Q(standing__in=Standing.values), name="representation_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.group} {self.standing}"
