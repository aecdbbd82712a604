"""What the dated entries of gaps and studies share: written once, and struck out by another."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import models

from headwater_web.keeping.rows import AddedOnly

STRUCK = "struck"
"""The kind of an entry that says of another that it was a mistake."""


class Dated(AddedOnly):
    """One entry on a day. `strikes` is the entry that was a mistake, in one of kind `struck`."""

    happened_on = models.DateField()
    words = models.TextField(blank=True)
    strikes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="struck_by"
    )
    strikes_id: int | None
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)

    class Meta:
        abstract = True


Entry = TypeVar("Entry", bound=Dated)


def those_that_stand(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that were not struck out, and strike nothing out, by their days."""
    every = tuple(entries)
    struck = {each.strikes_id for each in every}
    standing = (each for each in every if each.pk not in struck and each.strikes_id is None)
    return tuple(sorted(standing, key=lambda each: (each.happened_on, each.pk)))
