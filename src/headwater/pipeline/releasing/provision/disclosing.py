"""Groups of pupils on their way into the one decision of what is shown, and back out of it.

They take part under names of their own. Half days are no people and do not: they are given for
groups whose pupils are shown, to the nearest that one pupil could attend in a year, so that one
release taken from another leaves nobody's days; and no total of them is given.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from headwater.analyses.provision import FEEDS, Gathered, Shown
from headwater.pipeline.releasing.provision.asking import (
    ProvisionAsked,
    Reason,
    Specifications,
    reason_of,
)
from headwater.released.provision import NotGoodEnough
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.policies import DisclosurePolicy, strictest
from headwater.vocabulary.provision import Obstacle, Question, Setting
from headwater.vocabulary.states import ValueState

HALF_DAYS_OF_A_PUPIL = 380
"""In a school year. Source: Education (School Day and School Year) (England) Regulations 1999."""
_PREFIX = "provision/"
_COHORT, _KNOWN, _ACTIVE = "people", "known", "active"
_ALL, _DIVIDER = "all", "|"
_OF_QUESTION = {
    Question.ATTENDANCE: (_COHORT,),
    Question.DESTINATION: (_COHORT, _KNOWN, _ACTIVE),
}
Cells = Mapping[tuple[str, str, str], int]
"""Shown counts by measure, supplier and category."""


@dataclass(frozen=True, slots=True)
class ShownSide:
    """One setting as it may be shown: its groups and, of destinations, how many are known."""

    groups: Mapping[tuple[str, ...], Shown]
    known: float | None


def provision_cells(asked: Iterable[ProvisionAsked], *, like: pa.Schema) -> pa.Table:
    """What takes part in the decision, in the columns of `MeasureValue`, whose schema is `like`."""
    rows = [row for each in asked if not each.reasons for row in _rows(each)]
    blank = dict.fromkeys(like.names)
    return pa.Table.from_pylist([blank | row for row in rows], schema=like)


def provision_policies(specifications: Specifications) -> dict[str, DisclosurePolicy]:
    """The policy of each count that takes part: the strictest of the returns that are compared."""
    found: dict[str, DisclosurePolicy] = {}
    for question in Question:
        feeds = [FEEDS[question, setting] for setting in Setting]
        if all(feed in specifications for feed in feeds):
            policy = strictest({specifications[feed].policy for feed in feeds})
            names = (_name(question, s, what) for s in Setting for what in _OF_QUESTION[question])
            found |= dict.fromkeys(names, policy)
    return found


def provision_parts() -> dict[str, str]:
    """Which count is a part of which, so that those who are left are protected as well."""
    pairs = ((_KNOWN, _COHORT), (_ACTIVE, _KNOWN))
    destination = Question.DESTINATION
    return {
        _name(destination, setting, part): _name(destination, setting, whole)
        for setting in Setting
        for part, whole in pairs
    }


def grouping(gathered: Gathered) -> str:
    """The name of the breakdown: by what pupils are alike."""
    return f"alike by {', '.join(gathered.alike)}"


def unless_told_otherwise(
    asked: Iterable[ProvisionAsked], log: pa.Table, *, specifications: Specifications
) -> tuple[ProvisionAsked, ...]:
    """What is asked, with a reason where earlier releases told of the period in other groups.

    The proof does not know how the groups of two groupings add up, so they must never stand beside
    each other: who took one from the other could be left with a few pupils. `log` has the entries
    of all earlier releases.
    """
    told = log.filter(_is_provision(log)).to_pylist()
    return tuple(
        replace(each, reasons=(*each.reasons, _told_reason(each, specifications)))
        if any(_is_otherwise(each, row) for row in told)
        else each
        for each in asked
    )


def _is_otherwise(asked: ProvisionAsked, entry: Mapping[str, str]) -> bool:
    is_of_it = entry["measure"].startswith(f"{_PREFIX}{asked.question}/")
    place = (asked.supplier, asked.gathered.period)
    groupings = {_ALL, grouping(asked.gathered)}
    return (
        is_of_it
        and (entry["area_code"], entry["period"]) == place
        and entry["breakdown"] not in groupings
    )


def _told_reason(asked: ProvisionAsked, specifications: Specifications) -> NotGoodEnough:
    reason = Reason(Obstacle.GROUPED_OTHERWISE, Setting.ALTERNATIVE)
    return reason_of(reason, asked.question, asked.supplier_name, specifications)


def without_provision(released: pa.Table) -> pa.Table:
    """The values of measures alone."""
    return released.filter(pc.invert(_is_provision(released)))


def shown_counts(released: pa.Table) -> Cells:
    """What the decision let go of these counts, from the columns of `ReleasedValue`."""
    rows = released.filter(_is_provision(released)).to_pylist()
    return {
        (row["measure"], row["area_code"], row["category"]): row["numerator"]
        for row in rows
        if row["state"] == ValueState.RELEASED and row["numerator"] is not None
    }


def shown_side(
    asked: ProvisionAsked, setting: Setting, cells: Cells, policy: DisclosurePolicy
) -> ShownSide:
    """One setting of one question, of what may be shown alone."""
    exact = asked.gathered.groups[setting]

    def count(what: str, category: str) -> int | None:
        return cells.get((_name(asked.question, setting, what), asked.supplier, category))

    groups: dict[tuple[str, ...], Shown] = {}
    for group, totals in exact.items():
        category = _DIVIDER.join(group)
        if asked.question is Question.DESTINATION:
            known, active = count(_KNOWN, category), count(_ACTIVE, category)
            if known is not None and active is not None:
                groups[group] = Shown(known, known, active)
        elif (pupils := count(_COHORT, category)) is not None:
            days = (_half_days(each, policy) for each in (totals.among, totals.counted))
            groups[group] = Shown(pupils, *days)
    everyone, known = count(_COHORT, _ALL), count(_KNOWN, _ALL)
    return ShownSide(groups, known / everyone if known is not None and everyone else None)


def _half_days(count: int, policy: DisclosurePolicy) -> int:
    """Half days as they may be shown, for a group whose pupils are.

    >>> _half_days(7_030, DisclosurePolicy.NHS_SUBNATIONAL)
    6840
    """
    if policy is DisclosurePolicy.OPEN:
        return count
    return round(count / HALF_DAYS_OF_A_PUPIL) * HALF_DAYS_OF_A_PUPIL


def _rows(asked: ProvisionAsked) -> Iterator[dict[str, object]]:
    for setting in Setting:
        groups = asked.gathered.groups[setting]
        if asked.question is Question.ATTENDANCE:
            counted = {_COHORT: {group: each.people for group, each in groups.items()}}
        else:
            counted = {
                _KNOWN: {group: each.among for group, each in groups.items()},
                _ACTIVE: {group: each.counted for group, each in groups.items()},
            }
            everyone = sum(each.people for each in groups.values())
            yield _row(asked, _name(asked.question, setting, _COHORT), _ALL, _ALL, everyone)
        for what, by_group in counted.items():
            name = _name(asked.question, setting, what)
            yield _row(asked, name, _ALL, _ALL, sum(by_group.values()))
            for group, number in by_group.items():
                yield _row(asked, name, grouping(asked.gathered), _DIVIDER.join(group), number)


def _row(
    asked: ProvisionAsked, measure: str, breakdown: str, category: str, count: int
) -> dict[str, object]:
    """A cell whose place is the council that counts: its schools' pupils may live elsewhere."""
    is_month = asked.question is Question.DESTINATION
    return {
        "measure": measure,
        "area_type": "supplier",
        "area_code": asked.supplier,
        "period_type": (PeriodType.MONTH if is_month else PeriodType.YEAR).value,
        "period": asked.gathered.period,
        "breakdown": breakdown,
        "category": category,
        "state": ValueState.RELEASED.value,
        "numerator": count,
        "completeness": 1.0,
        "as_at_date": asked.as_at_date,
    }


def _name(question: Question, setting: Setting, what: str) -> str:
    """A name that no measure has: a measure's own is one word."""
    return f"{_PREFIX}{question}/{setting}/{what}"


def _is_provision(table: pa.Table) -> pa.ChunkedArray:
    return pc.starts_with(table["measure"].cast(pa.string()), _PREFIX)
