"""An edition's place in the thread: what it rests on, and the findings it made."""

from collections.abc import Collection

from headwater_web.audit.api import Actor
from headwater_web.thread.api import (
    FIGURE,
    LinkKind,
    earlier_references,
    end_link,
    later_references,
    link,
)


def tie(
    *,
    by: Actor,
    edition: str,
    numbers: Collection[str],
    sources: Collection[str],
    findings: Collection[str],
) -> None:
    """Tie an edition to what it says now, and end its ties to what it says no more.

    `sources` are the quotations, cards and themes that it rests on.
    """
    wanted = {f"{FIGURE}{each}" for each in numbers} | set(sources)
    before = set(earlier_references([edition], LinkKind.LED_TO).get(edition, ()))
    after = set(later_references([edition], LinkKind.LED_TO).get(edition, ()))
    for earlier in sorted(wanted - before):
        link(by=by, earlier=earlier, later=edition, kind=LinkKind.LED_TO)
    for later in sorted(set(findings) - after):
        link(by=by, earlier=edition, later=later, kind=LinkKind.LED_TO)
    for gone in sorted(_ours(before - wanted)):
        end_link(by=by, made=link(by=by, earlier=gone, later=edition, kind=LinkKind.LED_TO))
    for gone in sorted(each for each in after - set(findings) if each.startswith("F-")):
        end_link(by=by, made=link(by=by, earlier=edition, later=gone, kind=LinkKind.LED_TO))


def _ours(references: Collection[str]) -> set[str]:
    """Ties that the words of an edition made; others were made by hand and stay."""
    return {each for each in references if each.startswith((FIGURE, "QU-", "EV-", "TH-"))}
