"""Bases of models whose rows stay: some may be ended, some are written once and never again.

Django refuses here, with a name for what was tried; `guards` has the database refuse too.
"""

from typing import Any, NoReturn

from django.db import models


class NeverDeleted(Exception):
    """Someone tried to delete a row that stays. End it, or withdraw it, instead."""


class NeverChanged(Exception):
    """Someone tried to change what was written once. Write a new row beside it instead."""


class KeptRows(models.QuerySet[Any]):
    """Rows of which none is ever deleted."""

    def delete(self) -> NoReturn:
        """Refuse, as each row does."""
        raise NeverDeleted(self.model.__name__)


class AddedRows(models.QuerySet[Any]):
    """Rows that are only ever added."""

    def update(self, **_kwargs: Any) -> NoReturn:
        """Refuse: a correction is a new row."""
        raise NeverChanged(self.model.__name__)

    def delete(self) -> NoReturn:
        """Refuse, as each row does."""
        raise NeverChanged(self.model.__name__)


class Kept(models.Model):
    """A row that is never deleted."""

    objects = KeptRows.as_manager()

    class Meta:
        abstract = True

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: what was, must stay answerable."""
        raise NeverDeleted(type(self).__name__)


class AddedOnly(models.Model):
    """A row that is written once."""

    objects = AddedRows.as_manager()

    class Meta:
        abstract = True

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: a correction is a new row."""
        raise NeverChanged(type(self).__name__)
