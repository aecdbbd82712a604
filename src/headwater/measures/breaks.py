"""Which measures a change of recording touches, found from what each of them counts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from headwater.definitions.conditions import Condition, Rule
from headwater.definitions.measure import Measure
from headwater.definitions.scope import Scope
from headwater.released.release import Break
from headwater.vocabulary.faults import ExitCode, Fault
from headwater.vocabulary.shocks import SHOCK_KINDS

EVERY_FEED = "*"
"""Stands in the register of breaks for a change that touched every feed, as a lockdown does."""
Row = Mapping[str, Any]


class BreakUnclear(Fault):
    """A recorded break names what is not there, so a series would be drawn on across it."""

    exit_code = ExitCode.DEFINITION


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a break may use: feeds, measures and codes of areas."""

    feeds: Collection[str]
    measures: Collection[str]
    area_codes: Collection[str]


def breaks_of(
    rows: Sequence[Row], measures: Sequence[Measure], *, scope: Scope, known: Known
) -> tuple[Break, ...]:
    """Each recorded break, for each measure that it touches.

    `rows` have the columns of SeriesBreak. Raises BreakUnclear where one cannot be placed: the
    release before stays, rather than a line that runs on across a change.
    """
    for row in rows:
        _check(row, known)
    return tuple(
        _break(row, measure)
        for row in rows
        for measure in measures
        if _touches(row, measure, scope)
    )


def _touches(row: Row, measure: Measure, scope: Scope) -> bool:
    if row["measure"] not in (None, measure.name_in_force):
        return False
    if row["feed"] == EVERY_FEED:
        return True
    return counts_code(measure, feed=row["feed"], code=row["offence_code"], scope=scope)


def _break(row: Row, measure: Measure) -> Break:
    return Break(
        measure.measure,
        row["month"],
        row["reason"],
        kind=row["kind"] or "",
        source=row["source"] or "",
        area_code=row["area_code"],
        factor=row["factor"],
        factor_source=row["factor_source"] or "",
        until=row["until"].replace(day=1) if row["until"] else None,
        reference=row["reference"] or "",
    )


def _check(row: Row, known: Known) -> None:
    named: dict[str, tuple[str | None, Collection[str | None]]] = {
        "feed": (row["feed"], {EVERY_FEED, *known.feeds}),
        "measure": (row["measure"], {None, *known.measures}),
        "area": (row["area_code"], {None, *known.area_codes}),
    }
    for what, (name, names) in named.items():
        if name not in names:
            raise _unclear(row, f"names the {what} {name!r}", f"a {what} that is known here")
    if row["factor"] is not None and not (
        row["factor"] > 0 and row["factor_source"] and row["measure"]
    ):
        raise _unclear(
            row,
            "has a factor that nobody can check or apply",
            "a factor above zero, with its source and the one measure that it is for",
        )
    if row["until"] is not None and not (
        row["kind"] in SHOCK_KINDS and row["until"] >= row["month"]
    ):
        raise _unclear(
            row,
            "has a last month that it cannot have",
            f"a last month not before the first, and only of a kind that passes "
            f"({', '.join(sorted(SHOCK_KINDS))})",
        )


def _unclear(row: Row, found: str, expected: str) -> BreakUnclear:
    return BreakUnclear(
        found=f"The series break of {row['month']:%Y-%m} in {row['feed']} {found}.",
        expected=f"{expected}.",
        next_step="correct the register of series breaks and load it again.",
    )


def counts_code(measure: Measure, *, feed: str, code: str | None, scope: Scope) -> bool:
    """Whether `measure` may count events of `feed` with that offence code; any, without a code.

    Flags are not weighed: where a code may count, a change in its recording is a break.
    """
    if feed not in measure.numerator.feeds:
        return False
    if code is None:
        return True
    if not _allows(measure.numerator.rule, code):
        return False
    kinds = [kind for kind in scope.kinds if kind.key in measure.numerator.kinds]
    return not kinds or any(_allows(rule, code) for kind in kinds for rule in kind.rules)


def _allows(rule: Rule, code: str) -> bool:
    about_codes = [condition for condition in rule.all_of if _is_about_codes(condition)]
    any_of = [condition for condition in rule.any_of if _is_about_codes(condition)]
    return (
        all(_matches(condition, code) for condition in about_codes)
        and (len(any_of) < len(rule.any_of) or not any_of or _one_matches(any_of, code))
        and not _one_matches(filter(_is_about_codes, rule.none_of), code)
    )


def _is_about_codes(condition: Condition) -> bool:
    return condition.column == "offence_code"


def _one_matches(conditions: Iterable[Condition], code: str) -> bool:
    return any(_matches(condition, code) for condition in conditions)


def _matches(condition: Condition, code: str) -> bool:
    return code in (condition.codes or ()) or code.startswith(condition.prefixes or ())
