"""Rows that are written once, and put right by another row beside them."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import models

from headwater_web.keeping.rows import AddedOnly


class Correctable(AddedOnly):
    """A row that is written once. What it had wrong, a later row says that stands in its place."""

    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    corrects_id: int | None

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=Correctable)


def those_that_stand(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that no later one took the place of, in their order."""
    every = tuple(rows)
    replaced = {row.corrects_id for row in every}
    return tuple(row for row in every if row.pk not in replaced)
