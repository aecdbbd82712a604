"""From what is kept of a claim to the figure that its words are composed from."""

from collections.abc import Mapping
from typing import Any, Protocol

from headwater.vocabulary.claims.figures import ClaimFigure, FigureKind, Finding, WholeIs
from headwater.vocabulary.shares import Share
from headwater_web.claims.claim_columns import WRITTEN


class SaysAFigure(Protocol):
    """A version of a claim, or anything with its columns."""

    kind: str
    people: str


def figure_of(said: Mapping[str, Any], findings: tuple[Finding, ...] = ()) -> ClaimFigure:
    """The figure that the columns say. Raises ImpossibleFigure and ImpossibleShare."""
    return ClaimFigure(
        kind=FigureKind(said["kind"]),
        people=said["people"],
        so=said["so"],
        part=said["part"],
        whole=said["whole"],
        whole_is=WholeIs(said["whole_is"]) if said["whole_is"] else None,
        definition=said["definition"],
        follow_up_months=said["follow_up_months"],
        source=said["source"],
        left_early=said["left_early"],
        before=_share(said["before_part"], said["before_whole"]),
        comparison=_share(said["comparison_part"], said["comparison_whole"]),
        comparison_words=said["comparison_words"],
        findings=findings,
    )


def columns_of(row: SaysAFigure) -> dict[str, Any]:
    """What a version says, by the names of its columns."""
    return {name: getattr(row, name) for name in WRITTEN}


def _share(part: int | None, whole: int | None) -> Share | None:
    return None if part is None or whole is None else Share(part, whole)
