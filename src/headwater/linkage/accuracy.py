"""How right linkage was, where the truth is known: in synthetic data."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import comb

import pyarrow as pa
import pyarrow.compute as pc

from headwater.tables.events import EventLink


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Pairs of events that linkage joined, pairs that belong together, and pairs that are both."""

    joined_pairs: int
    true_pairs: int
    correct_pairs: int

    @property
    def precision(self) -> float:
        """Of the pairs joined, the share that belongs together; 1 if none was joined."""
        return self.correct_pairs / self.joined_pairs if self.joined_pairs else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that belong together, the share that was joined; 1 if there are none."""
        return self.correct_pairs / self.true_pairs if self.true_pairs else 1.0


@dataclass(frozen=True, slots=True)
class LinkageAccuracy:
    """Accuracy of the people and of the incidents."""

    people: Accuracy
    incidents: Accuracy


def _pairs(clusters: Iterable[object]) -> int:
    return sum(comb(size, 2) for size in Counter(clusters).values())


def _accuracy(joined: list[str], true: list[str]) -> Accuracy:
    """Pairs counted from the sizes of clusters and of their overlaps, never listed."""
    return Accuracy(
        joined_pairs=_pairs(joined),
        true_pairs=_pairs(true),
        correct_pairs=_pairs(zip(joined, true, strict=True)),
    )


def measure_accuracy(
    links: pa.Table, truth: pa.Table, *, named_only: bool = False
) -> LinkageAccuracy:
    """Precision and recall over all pairs of the events whose truth is known.

    `truth` has event_id, true_person and true_incident, any of the last two empty where there
    is none. An event that has no key, or no truth, stands alone. Events that name nobody cannot
    be linked: their pairs count as missed, unless `named_only` leaves these events out.
    """
    keys = {
        event_id: (person, incident)
        for event_id, person, incident in zip(
            *(links.column(name).to_pylist() for name in EventLink.columns()), strict=True
        )
    }
    if named_only:
        truth = truth.filter(pc.is_in(truth["event_id"], pa.array(list(keys), pa.string())))
    found = [keys.get(event_id, (None, None)) for event_id in truth.column("event_id").to_pylist()]

    def accuracy(position: int, column: str) -> Accuracy:
        true = truth.column(column).to_pylist()
        return _accuracy(_alone([pair[position] for pair in found]), _alone(true))

    return LinkageAccuracy(
        people=accuracy(0, "true_person"), incidents=accuracy(1, "true_incident")
    )


def _alone(keys: Sequence[str | None]) -> list[str]:
    """Keys, with one of its own for each event that has none."""
    return [key or f"alone {at}" for at, key in enumerate(keys)]
