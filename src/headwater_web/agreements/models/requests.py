"""Requests for data: since when, on whose behalf, what stands in the way, and what was answered."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from headwater_web.agreements.models.catalogue import Dataset
from headwater_web.keeping.rows import AddedOnly, Kept


class Step(models.TextChoices):
    """One thing that happened to a request. Only the last three end it."""

    CHASED = "chased", _("asked again")
    ANSWERED = "answered", _("answered, not decided")
    GRANTED_IN_PART = "granted_in_part", _("granted in part")
    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn by us")


class DataRequest(AddedOnly):
    """One request for a dataset, on behalf of one unit or several. X- is its reference."""

    reference = models.CharField(max_length=12, unique=True)
    dataset = models.ForeignKey(Dataset, models.PROTECT, related_name="requests")
    words = models.TextField()
    purposes = models.JSONField(default=list)
    level = models.CharField(max_length=20)
    asked_on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("asked_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(level="") & ~Q(noted_by=""),
                name="data_request_says_what_for",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_reference(self) -> str:
        """How the record knows this request."""
        return f"data_request/{self.reference}"


class RequestUnit(AddedOnly):
    """One unit on whose behalf data are asked for. `unit` is an organisation's key."""

    request = models.ForeignKey(DataRequest, models.PROTECT, related_name="units")
    unit = models.SlugField(max_length=60)
    unit_name = models.CharField(max_length=160)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["request", "unit"], name="data_request_of_a_unit_once"),
            models.CheckConstraint(
                condition=~Q(unit="") & ~Q(unit_name=""), name="data_request_unit_has_a_name"
            ),
        )

    def __str__(self) -> str:
        return f"{self.request_id} {self.unit}"


class RequestEvent(AddedOnly):
    """One thing that happened to a request."""

    request = models.ForeignKey(DataRequest, models.PROTECT, related_name="events")
    step = models.CharField(max_length=20, choices=Step.choices)
    happened_on = models.DateField()
    words = models.TextField(blank=True)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("happened_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(step__in=Step.values), name="data_request_event_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.request_id} {self.step}"


class Barrier(Kept):
    """What stands in a request's way, from a day until it is overcome. `kind` is of the rules."""

    request = models.ForeignKey(DataRequest, models.PROTECT, related_name="barriers")
    kind = models.SlugField(max_length=40)
    words = models.TextField()
    met_on = models.DateField()
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=80)
    overcome_on = models.DateField(null=True)
    overcome_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("met_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(words="") & ~Q(said_by=""),
                name="barrier_says_what_and_who",
            ),
            models.CheckConstraint(
                condition=Q(overcome_on__isnull=True, overcome_by="")
                | (Q(overcome_on__gte=F("met_on")) & ~Q(overcome_by="")),
                name="barrier_overcome_says_when_and_who",
            ),
        )

    def __str__(self) -> str:
        return f"{self.request_id} {self.kind}"
