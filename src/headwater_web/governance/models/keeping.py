"""Rows that stay: some may be ended, some are written once and never again."""

from datetime import date
from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import F, Q


class NeverDeleted(Exception):
    """Someone tried to delete a row of governance. End it, or withdraw it, instead."""


class CannotChange(Exception):
    """Someone tried to change what was written once. Write a new row beside it instead."""


class KeptRows(models.QuerySet[Any]):
    """Rows of which none is ever deleted."""

    def delete(self) -> NoReturn:
        """Refuse, as each row does."""
        raise NeverDeleted(self.model.__name__)


class UnchangingRows(models.QuerySet[Any]):
    """Rows that are written once. The database refuses the same by its own triggers."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Refuse: a correction is a new row."""
        raise CannotChange(self.model.__name__)

    def delete(self) -> NoReturn:
        """Refuse, as each row does."""
        raise CannotChange(self.model.__name__)


class KeptManager(models.Manager.from_queryset(KeptRows)):  # type: ignore[misc]  # made by Django
    """Every row of its table."""


class UnchangingManager(models.Manager.from_queryset(UnchangingRows)):  # type: ignore[misc]  # made by Django
    """Every row of its table."""


class Kept(models.Model):
    """A row that is never deleted."""

    objects: ClassVar[KeptManager] = KeptManager()

    class Meta:
        abstract = True

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: who sat where, and what was decided, must stay answerable."""
        raise NeverDeleted(type(self).__name__)


class Unchanging(models.Model):
    """A row that is written once."""

    objects: ClassVar[UnchangingManager] = UnchangingManager()

    class Meta:
        abstract = True

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: a correction is a new row."""
        raise CannotChange(type(self).__name__)


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
