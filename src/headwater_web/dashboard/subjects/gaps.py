"""A group's gap to everyone else: year by year, whether it closes, what the missing could do."""

from typing import Any

from django.utils.translation import gettext as _

from headwater.released.analyses import Standing
from headwater.released.opened import Release
from headwater.released.subjects import Gap, GapYear, ReleasedSubject, SubjectLine
from headwater.released.values import ValueRow
from headwater.vocabulary.subjects import Movement
from headwater_web.dashboard import readings
from headwater_web.dashboard.rows import figure_address
from headwater_web.dashboard.subjects.cells import (
    GAP,
    NOTHING,
    Cell,
    Row,
    Table,
    complete_words,
    heads,
    value_record,
)
from headwater_web.dashboard.subjects.words import standing_words
from headwater_web.ui.words import share_words

MINUS = "\N{MINUS SIGN}"


def gap_tables(release: Release, subject: ReleasedSubject) -> list[Table]:
    """A table for each line with a gap: a row for each year."""
    return [
        _table(release, line, line.gap) for line in subject.lines if line.gap and line.gap.years
    ]


def gap_sentence(gap: Gap) -> str:
    """The newest gap, and whether it closed since the first year."""
    newest = gap.years[-1]
    said = _(
        "In {period} it was {part}% of these and {others}% of everyone else: a gap of {gap} "
        "percentage points (95% range {lower} to {upper}). {standing}"
    ).format(
        period=newest.period,
        part=f"{newest.part:.1f}",
        others=f"{newest.others:.1f}",
        gap=_points(newest.value),
        lower=_points(newest.lower),
        upper=_points(newest.upper),
        standing=_standing_sentence(newest),
    )
    return f"{said} {_moved(gap)}".strip()


def _standing_sentence(year: GapYear) -> str:
    return {
        Standing.HIGHER: _("It is more of these."),
        Standing.LOWER: _("It is fewer of these."),
        Standing.CANNOT_TELL: _("Those of no recorded group could turn it round: we cannot tell."),
    }.get(year.standing, _("No difference can be told from chance."))


def _moved(gap: Gap) -> str:
    if gap.change is None:
        return ""
    first, last = gap.years[0].period, gap.years[-1].period
    return {
        Movement.CLOSING: _("Since {first} the gap has become smaller."),
        Movement.WIDENING: _("Since {first} the gap has become larger."),
        Movement.CANNOT_TELL: _(
            "Whether it became smaller between {first} and {last} we cannot tell."
        ),
    }[gap.movement].format(first=first, last=last)


def _table(release: Release, line: SubjectLine, gap: Gap) -> Table:
    named = heads(
        _("Year"),
        _("These, percent"),
        _("Everyone else, percent"),
        _("Gap, percentage points"),
        _("Whoever the missing are"),
        _("Group not recorded"),
    )
    rows = tuple(_row(release, line, gap, year) for year in gap.years)
    return Table(_("{title}: the gap").format(title=line.title), line.among, named, rows)


def _row(release: Release, line: SubjectLine, gap: Gap, year: GapYear) -> Row:
    own = release.cell(gap.measure, release.whole_area.code, year.period)
    limits = _("95% range {lower} to {upper}").format(
        lower=_points(year.lower), upper=_points(year.upper)
    )
    said = standing_words(year.standing)
    bounds = NOTHING
    if year.least is not None and year.most is not None:
        bounds = _("{least} to {most}").format(least=_points(year.least), most=_points(year.most))
    cells = (
        Cell(f"{year.part:.1f}", address=figure_address(release, own)),
        Cell(f"{year.others:.1f}"),
        Cell(_points(year.value), limits, said, record=_record(release, line, own, year)),
        Cell(bounds),
        Cell(NOTHING if year.unknown is None else share_words(year.unknown)),
    )
    notes = (readings.count_words(own, release.measure(gap.measure)), complete_words(own))
    return Row(year.period, notes, cells=cells)


def _record(release: Release, line: SubjectLine, own: ValueRow, year: GapYear) -> dict[str, Any]:
    """The gap stands where the group's own share would, beside what that rests on."""
    record = value_record(release, own, line=line.title, standing=standing_words(year.standing))
    gap = {name: getattr(year, name) for name in ("value", "lower", "upper", "least", "most")}
    return {**record, **gap, "kind": GAP}


def _points(value: float) -> str:
    """A number of percentage points with its sign.

    >>> _points(-3.25)
    '\N{MINUS SIGN}3.2'
    """
    return f"{value:.1f}".replace("-", MINUS)
