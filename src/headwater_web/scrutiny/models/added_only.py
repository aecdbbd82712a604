"""Rows that are written once. What a panel said, and what was answered, stays as it was."""

from typing import Any, ClassVar, NoReturn

from django.db import models


class NeverChanged(Exception):
    """Someone tried to change or delete words that stay as they were. Add a new row instead."""


class AddedRows(models.QuerySet[Any]):
    """Rows of which none is ever changed or deleted. The database refuses it too."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanged(self.model.__name__)

    def delete(self) -> NoReturn:
        """Refuse."""
        raise NeverChanged(self.model.__name__)


class AddedManager(models.Manager[Any]):
    """Finds rows that are only ever added."""

    def get_queryset(self) -> AddedRows:
        """Rows that refuse to change."""
        return AddedRows(self.model, using=self._db)


class AddedOnly(models.Model):
    """A row that is written once."""

    objects: ClassVar[AddedManager] = AddedManager()

    class Meta:
        abstract = True

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse, as the database does."""
        raise NeverChanged(type(self).__name__)
