"""What apps above this one add to a programme's page: what came back, and what may be claimed.

An app registers a part when it is ready, as kinds of the thread are registered.
"""

from collections.abc import Callable
from dataclasses import dataclass

from headwater.released.evaluations.result import EvaluationResult
from headwater_web.accounts.api import Asker


@dataclass(frozen=True, slots=True)
class PartLink:
    """One thing of a part: its words, where it stands, and its address."""

    words: str
    standing: str
    address: str


@dataclass(frozen=True, slots=True)
class ProgrammePart:
    """One part of a programme's page: its heading, sentences, and links to what they rest on."""

    heading: str
    sentences: tuple[str, ...]
    links: tuple[PartLink, ...] = ()


Told = Callable[[Asker, str], ProgrammePart | None]
"""What a person may read of the programme with this reference; None where there is nothing."""
ResultOf = Callable[[str], EvaluationResult | None]
"""The published result of the evaluation of the programme with this reference, if there is one."""

_PARTS: dict[str, tuple[int, Told]] = {}
_RESULTS: dict[str, ResultOf] = {}


class PartTaken(Exception):
    """Two apps gave their part of a programme's page the same key."""


def register_part(key: str, *, order: int, told: Told) -> None:
    """Add a part to every programme's page. Parts stand in the order of their numbers."""
    if _PARTS.setdefault(key, (order, told)) != (order, told):
        raise PartTaken(key)


def register_results(key: str, *, result_of: ResultOf) -> None:
    """Say where published results of evaluations are found."""
    if _RESULTS.setdefault(key, result_of) is not result_of:
        raise PartTaken(key)


def parts_of(person: Asker, reference: str) -> tuple[ProgrammePart, ...]:
    """What other apps tell of a programme, as far as a person may read it."""
    told = [told(person, reference) for _order, told in sorted(_PARTS.values(), key=_order_of)]
    return tuple(each for each in told if each is not None)


def result_of(reference: str) -> EvaluationResult | None:
    """The published result of a programme's evaluation: the one that reaches the highest rung."""
    found = [result for each in _RESULTS.values() if (result := each(reference)) is not None]
    return max(found, key=lambda each: each.highest_rung.height, default=None)


def _order_of(registered: tuple[int, Told]) -> int:
    return registered[0]
