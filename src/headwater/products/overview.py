"""What the whole release says at a glance: changes, gaps, sources and states, as tables."""

from collections import Counter

from headwater.products.comparing import Comparison, tally
from headwater.products.figure import FigureTable
from headwater.products.readings import change, change_words, newest_known
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure, ReleasedSource
from headwater.released.words import (
    STATE_WORDS,
    cell_words,
    day_words,
    listed,
    month_words,
    range_words,
)
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState

_SOURCE_STATES = {"current": "up to date", "late": "late", "no_basis": "no agreement in force"}
_OFTEN_MISSING = 0.9
_DETAIL_WORDS = {
    "small_area_code": "small area",
    "occurred_at": "time of day",
    "place_type": "type of place",
    "offence_code": "offence",
    "diagnosis_code": "diagnosis",
    "assault_method": "how it was done",
}


def detail_words(field: str) -> str:
    """A column of the event table as a reader would say it."""
    return _DETAIL_WORDS.get(field, field.replace("_", " "))


def changes_tally(release: Release) -> dict[Comparison, int]:
    """How many measures are lower, higher, or cannot be told, over their comparable years."""
    code = release.whole_area.code
    return tally(change(release, measure, code) for measure in release.measures)


def glance_table(release: Release) -> FigureTable:
    """Every measure in the whole area, newest full year, and what may be said of its change."""
    rows = tuple(_glance_row(release, measure) for measure in release.measures)
    heads = ("Measure", "Year", "Rate or number", "95% range", "Change")
    return FigureTable(heads, rows)


def _glance_row(release: Release, measure: ReleasedMeasure) -> tuple[str, ...]:
    code = release.whole_area.code
    newest = newest_known(release.series(measure.measure, code, PeriodType.YEAR))
    if newest is None:
        return (measure.short_title, "none", "not arrived", "not given", "cannot be compared")
    return (
        measure.short_title,
        newest.period,
        cell_words(newest),
        range_words(newest) or "not given",
        change_words(release, measure, code),
    )


def unknowns(release: Release) -> list[str]:
    """What this release cannot tell, one sentence for each gap."""
    lines = [_gap_words(source) for source in release.sources if source.state != "current"]
    lines += _withheld_words(release)
    lines.append(
        "These numbers count harm that someone reported, treated or recorded. "
        "Harm that nobody told anyone about is not in them."
    )
    return lines


def _gap_words(source: ReleasedSource) -> str:
    named = f"{source.title} from {source.supplier_name}"
    if source.state == "no_basis":
        ended = f" after {day_words(source.withdrawn_on)}" if source.withdrawn_on else ""
        return f"{named} has had no agreement in force{ended}, so nothing newer is counted."
    return f"{named} is late: its newest data describe {month_words(source.last_month)}."


def _withheld_words(release: Release) -> list[str]:
    states = _states(release)
    total = sum(sum(found.values()) for found in states.values())
    withheld = sum(found[ValueState.SUPPRESSED] for found in states.values())
    if not withheld:
        return []
    return [
        f"{withheld:,} of {total:,} numbers for the whole area and the districts are withheld, "
        "because they are small or would give a small one away."
    ]


def sources_table(release: Release) -> FigureTable:
    """Every feed: who sends it, on what basis, how far it goes, and its rows."""
    heads = (
        "Feed",
        "Basis",
        "State",
        "Months",
        "As at",
        "Rows in the files",
        "Accepted",
        "Rejected",
    )
    return FigureTable(heads, tuple(_source_row(source) for source in release.sources))


def _source_row(source: ReleasedSource) -> tuple[str, ...]:
    months = f"{month_words(source.first_month)} to {month_words(source.last_month)}"
    return (
        f"{source.title}, {source.supplier_name}",
        f"{source.basis_kind.replace('_', ' ')} {source.basis_reference}",
        _SOURCE_STATES.get(source.state, source.state),
        months if source.first_month else "not by month",
        day_words(source.as_at_date),
        f"{source.rows_in_file:,}",
        f"{source.rows_accepted:,}",
        f"{source.rows_rejected:,}",
    )


def completeness_table(release: Release) -> FigureTable:
    """One row for each feed that reports how often details were written down."""
    rows = tuple(
        (f"{source.title}, {source.supplier_name}", _shares(source.completeness))
        for source in release.sources
        if source.completeness
    )
    return FigureTable(("Feed", "Share of events with each detail"), rows)


def _shares(completeness: dict[str, float]) -> str:
    return ", ".join(f"{detail_words(field)} {share:.0%}" for field, share in completeness.items())


def unrecorded_lines(release: Release) -> list[str]:
    """Where a detail of people is often missing, feed by feed."""
    lines = []
    for source in release.sources:
        shares = {key: source.completeness.get(key, 1.0) for key in ("age", "sex", "ethnicity")}
        missing = [
            f"{key} for {share:.0%}" for key, share in shares.items() if share < _OFTEN_MISSING
        ]
        if missing:
            lines.append(
                f"{source.title} from {source.supplier_name} gives {listed(missing)} of events."
            )
    return lines


def states_table(release: Release) -> FigureTable:
    """How many numbers of each measure are shown, withheld, not arrived or not collected."""
    found = _states(release)
    rows = tuple(
        (
            measure.short_title,
            *(f"{found[measure.measure][state]:,}" for state in ValueState),
        )
        for measure in release.measures
    )
    return FigureTable(("Measure", *(STATE_WORDS[s].capitalize() for s in ValueState)), rows)


def _states(release: Release) -> dict[str, Counter[ValueState]]:
    kinds = (AreaType.PARTNERSHIP, AreaType.DISTRICT)
    return {
        measure.measure: Counter(
            row.state
            for kind in kinds
            for row in release.values(measure=measure.measure, area_type=kind)
        )
        for measure in release.measures
    }


def extracts_table(release: Release) -> FigureTable:
    """Every file behind the release, with its version and how far it goes."""
    rows = tuple(
        (
            extract,
            source.title,
            source.supplier_name,
            str(source.extract_versions.get(extract, "not given")),
            day_words(source.as_at_date),
        )
        for source in release.sources
        for extract in source.extracts
    )
    return FigureTable(("Extract", "Feed", "From", "Version", "Feed as at"), rows)
