"""What a release says of institutions' returns: from counts as they may be shown, in words alone.

Each number is first withheld or rounded as the feed's policy has it, and only then compared; a
number that would be withheld is compared with nothing. What is released names the institution and
what to ask it about, and holds no number of anybody.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import numpy as np
import pyarrow as pa

from headwater.analyses.institutions import (
    Counted,
    Judged,
    Span,
    Stated,
    Watch,
    judge,
    late_or_missing,
    spans_of,
)
from headwater.definitions.extract import ExtractSpecification, InstitutionWatch
from headwater.disclosure.rounding import must_be_withheld, rounded
from headwater.released.quality import InstitutionNote, Institutions
from headwater.vocabulary.policies import DisclosurePolicy

Specifications = Mapping[str, ExtractSpecification]


def watched(specifications: Specifications) -> dict[str, tuple[Watch, ...]]:
    """What each feed's institutions are watched for, by feed."""
    return {
        feed: tuple(
            Watch(each.count, each.among, tuple(each.apart), each.only, each.added_up)
            for each in specification.institutions
        )
        for feed, specification in specifications.items()
        if specification.institutions
    }


def institutions_of(
    counts: pa.Table, stated: pa.Table, *, specifications: Specifications
) -> tuple[Institutions, ...]:
    """Each watched feed that anybody sends, by its title.

    `counts` has the columns of `InstitutionCount`, `stated` feed, supplier, organisation and
    period_start of `StatedPlace`.
    """
    present = [
        Stated(row["feed"], row["supplier"], row["organisation"], row["period_start"])
        for row in stated.to_pylist()
        if row["feed"] in watched(specifications)
    ]
    rows = counts.to_pylist()
    found = [
        _of_feed(
            specifications[feed],
            [each for each in present if each.feed == feed],
            [row for row in rows if row["feed"] == feed],
        )
        for feed in sorted({each.feed for each in present})
    ]
    return tuple(sorted(found, key=lambda each: each.title))


def shown_by(policy: DisclosurePolicy, number: float) -> float | None:
    """A count as it may be shown, or None where it is withheld.

    >>> [shown_by(DisclosurePolicy.NHS_SUBNATIONAL, count) for count in (0, 7, 8, 13)]
    [0.0, None, 10.0, 15.0]
    """
    if policy is DisclosurePolicy.OPEN:
        return number
    count = np.array([round(number)])
    return None if must_be_withheld(count)[0] else float(rounded(count)[0])


def _of_feed(
    specification: ExtractSpecification, present: list[Stated], rows: list[dict[str, object]]
) -> Institutions:
    judged, not_judged, too_small, notes = 0, 0, 0, late_or_missing(present)
    for number, watch in enumerate(specification.institutions):
        counted = [_counted(row) for row in rows if row["number"] == number]
        spans = spans_of(
            counted,
            periods=watch.periods,
            shown=lambda count: shown_by(specification.policy, count),
        )
        found, left = judge([span for _, span in spans])
        judged, not_judged = judged + len(found), not_judged + left
        too_small += _too_small(counted, watch, spans)
        for each in found:
            notes += _notes(specification.feed, watch, each, spans[0][0])
    return Institutions(
        feed=specification.feed,
        title=specification.name,
        institutions=len({(each.supplier, each.institution) for each in present}),
        judged=judged,
        not_judged=not_judged,
        abouts=tuple(watch.words for watch in specification.institutions),
        notes=tuple(sorted(notes, key=_order)),
        too_small=too_small,
    )


def _too_small(
    counted: list[Counted], watch: InstitutionWatch, spans: tuple[tuple[object, Span], ...]
) -> int:
    """How many shares of the newest span are there and may not be shown: their number is small."""
    there = spans_of(counted, periods=watch.periods, shown=lambda count: count)
    return sum(
        share is not None and spans[0][1][unit] is None
        for _, whole in there[:1]
        for unit, share in whole.items()
    )


def _counted(row: Mapping[str, object]) -> Counted:
    is_whole = not row["gaps"]
    return Counted(
        supplier=str(row["supplier"]),
        institution=str(row["institution"]),
        group=str(row["kept_apart"]),
        start=_day(row["period_start"]),
        counted=_number(row["counted"]) if is_whole else None,
        among=_number(row["among"]) if is_whole else None,
    )


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"found {type(value).__name__}; expected a date")
    return value


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _notes(
    feed: str, watch: InstitutionWatch, judged: Judged, span: tuple[date, date]
) -> Iterator[InstitutionNote]:
    first, last = (f"{each:%Y-%m}" for each in span)
    for oddity, is_more in judged.oddities:
        yield InstitutionNote(
            feed=feed,
            supplier=judged.unit.supplier,
            institution=judged.unit.institution,
            oddity=oddity,
            period=first if first == last else f"{first} to {last}",
            about=watch.words,
            group=_group_words(watch, judged.unit.group),
            is_more=is_more,
            few=judged.few,
        )


def _group_words(watch: InstitutionWatch, group: str) -> str:
    said: Iterable[tuple[str, str]] = zip(watch.apart.values(), group.split("|"), strict=False)
    return "; ".join(f"{words}: {value.replace('_', ' ')}" for words, value in said if value)


def _order(note: InstitutionNote) -> tuple[str, ...]:
    """By institution and nothing that could rank them."""
    return (note.institution, note.supplier, note.about, note.group, note.oddity.value, note.period)
