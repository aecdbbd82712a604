"""Rows in force from a day until another."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from headwater_web.keeping.rows import Kept


class Dated(Kept):
    """A row in force from `starts_on` (always, where empty) until before `ends_on`."""

    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def in_force(self, day: date) -> bool:
        """Whether it holds on that day. The end is the first day without it."""
        return (self.starts_on is None or self.starts_on <= day) and not self.has_ended(day)

    def has_ended(self, day: date) -> bool:
        """Whether it is over on that day."""
        return self.ends_on is not None and self.ends_on <= day


def ends_after_it_starts(name: str) -> models.CheckConstraint:
    """The constraint of a dated row. Ending on the first day withdraws a mistake."""
    return models.CheckConstraint(
        condition=Q(starts_on__isnull=True)
        | Q(ends_on__isnull=True)
        | Q(ends_on__gte=F("starts_on")),
        name=f"{name}_ends_after_it_starts",
    )


def in_force_on(day: date) -> Q:
    """Dated rows in force on a day."""
    began = Q(starts_on__isnull=True) | Q(starts_on__lte=day)
    return began & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
