"""What happened to an ask after it was sent. None of these rows is ever changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from headwater_web.networks.models.asks import Ask
from headwater_web.networks.models.corrections import Correctable


class EventKind(models.TextChoices):
    """What happened."""

    ACKNOWLEDGED = "acknowledged", _("They said that they have it")
    REPLIED = "replied", _("They answered")
    PARTLY_MET = "partly_met", _("Part of it was done")
    MET = "met", _("It was done")
    REFUSED = "refused", _("They refused")
    CHASED = "chased", _("We asked again")
    ESCALATED = "escalated", _("We took it higher")
    WITHDRAWN = "withdrawn", _("We withdrew it")
    MISTAKE = "mistake", _("The entry was a mistake")


WITHOUT_WORDS = (
    EventKind.ACKNOWLEDGED,
    EventKind.CHASED,
    EventKind.ESCALATED,
    EventKind.MISTAKE,
)
"""What needs no account of what was said; everything else has words or an address."""


class AskEvent(Correctable):
    """One thing that happened to an ask on a day.

    `address` is where their answer can be read; `to_whom` says to whom it was taken.
    """

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind.choices)
    happened_on = models.DateField()
    words = models.TextField(blank=True)
    address = models.URLField(max_length=500, blank=True)
    to_whom = models.CharField(max_length=160, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ("happened_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=EventKind.values), name="ask_event_kind_is_known"
            ),
            models.CheckConstraint(
                condition=(Q(kind=EventKind.ESCALATED) & ~Q(to_whom=""))
                | (~Q(kind=EventKind.ESCALATED) & Q(to_whom="")),
                name="ask_event_escalated_says_to_whom",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=WITHOUT_WORDS) | ~Q(words="") | ~Q(address=""),
                name="ask_event_says_what_was_said",
            ),
            models.CheckConstraint(
                condition=~Q(kind=EventKind.WITHDRAWN) | ~Q(words=""),
                name="ask_event_withdrawn_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(kind=EventKind.MISTAKE) | Q(corrects__isnull=False),
                name="ask_event_mistake_says_which",
            ),
            models.CheckConstraint(condition=~Q(recorded_by=""), name="ask_event_says_who"),
        )

    def __str__(self) -> str:
        return f"ask_event/{self.pk}"
