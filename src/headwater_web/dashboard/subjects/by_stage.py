"""Stages in their order by ethnic group: how many times the value of everyone else each has."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from headwater.released.analyses import Analysis, Question, Standing
from headwater.released.opened import Release
from headwater.released.subjects import ReleasedSubject, Represented, SubjectLine
from headwater_web.dashboard import readings
from headwater_web.dashboard.headlines import measure_address
from headwater_web.dashboard.rows import figure_address
from headwater_web.dashboard.subjects.cells import (
    NOTHING,
    RATIO,
    Cell,
    Row,
    Table,
    complete_words,
    heads,
    value_record,
)
from headwater_web.dashboard.subjects.gaps import gap_sentence
from headwater_web.dashboard.subjects.words import listed, standing_words
from headwater_web.ui.words import category_words, share_words

GROUPS = ("white", "mixed", "asian", "black", "other")
_MISSING = ("not_recorded", "not_stated")


def stages(release: Release, subject: ReleasedSubject) -> Table:
    """A line for each stage, in order; a column for each group."""
    return Table(
        _("Each group against everyone else"),
        _("times the value of everyone else"),
        heads(_("Stage"), *(category_words(group) for group in GROUPS)),
        tuple(_row(release, line) for line in subject.lines if line.is_held or line.not_held),
    )


def sentences(release: Release, subject: ReleasedSubject) -> Iterator[str]:
    """For each stage that is divided by group, which groups are above and below everyone else."""
    for line in subject.lines:
        if line.is_held and line.breakdown:
            yield _sentence(line, _ratios(release, line.measure))


def _sentence(line: SubjectLine, found: Mapping[str, Analysis]) -> str:
    if not found:
        return _("{stage}: no group can be compared.").format(stage=line.title)
    parts = [
        words.format(groups=listed(category_words(name) for name in names))
        for each, words in (
            (Standing.HIGHER, _("higher than everyone else for {groups}")),
            (Standing.LOWER, _("lower for {groups}")),
            (Standing.CANNOT_TELL, _("we cannot tell for {groups}")),
        )
        if (names := [name for name, one in found.items() if _standing(one) is each])
    ]
    said = "; ".join(parts) or _("no group is told apart from everyone else")
    return _("{stage} (among {among}): {said}.").format(
        stage=line.title, among=line.among, said=said
    )


def _standing(one: Analysis) -> Standing:
    """Apart only if that holds among all that was compared."""
    apart = one.standing in (Standing.HIGHER, Standing.LOWER)
    return Standing.CANNOT_TELL if apart and not one.stands_out else one.standing


def _ratios(release: Release, measure: str) -> dict[str, Analysis]:
    found = {
        each.group: each
        for each in release.analyses
        if each.measure == measure and each.question is Question.REPRESENTATION
    }
    return {name: found[name] for name in GROUPS if name in found}


def _row(release: Release, line: SubjectLine) -> Row:
    if line.not_held:
        return Row(line.title, instead=line.not_held)
    among = _("among {among}").format(among=line.among)
    address = measure_address(line.measure)
    if not line.breakdown:
        return Row(line.title, (among,), address, instead=_four_as_one(line), records=_odds(line))
    found = _ratios(release, line.measure)
    notes = (among, *_notes(release, next(iter(found.values())))) if found else (among,)
    cells = tuple(_cell(release, line, found.get(group)) for group in GROUPS)
    return Row(line.title, notes, address, cells)


def _notes(release: Release, one: Analysis) -> tuple[str, ...]:
    """When it is of, how complete it is, and how many have no recorded group."""
    whole = release.cell(one.measure, one.area_code, one.period)
    missing = _missing_words(release, one.measure, one.period)
    return (one.period, complete_words(whole), missing)


def _cell(release: Release, line: SubjectLine, one: Analysis | None) -> Cell:
    if one is None:
        return Cell(NOTHING, _("too few, or not recorded"))
    limits = _("95% range {lower} to {upper}").format(
        lower=_short(one.lower), upper=_short(one.upper)
    )
    if one.least is not None and one.most is not None:
        limits += "; " + _("whoever the missing are {least} to {most}").format(
            least=_short(one.least), most=_short(one.most)
        )
    row = release.cell(one.measure, one.area_code, one.period, "ethnicity", one.group)
    said = standing_words(_standing(one))
    count = readings.count_words(row, release.measure(line.measure))
    # The ratio stands where the value of its cell would, beside what that cell rests on.
    record = value_record(release, row, line=line.title, standing=said)
    ratio = {name: getattr(one, name) for name in ("value", "lower", "upper", "least", "most")}
    return Cell(
        _short(one.value),
        f"{limits}; {count}",
        said,
        figure_address(release, row),
        {**record, **ratio, "kind": RATIO},
    )


def _odds(line: SubjectLine) -> tuple[dict[str, Any], ...]:
    found = line.represented
    if found is None:
        return ()
    taken = ("measure", "period", "value", "lower", "upper")
    named = {name: getattr(found, name) for name in taken}
    said = standing_words(found.standing)
    return ({"kind": RATIO, "line": line.title, "standing": said, **named},)


def _four_as_one(line: SubjectLine) -> str:
    """What is said of a stage whose returns part the groups into two alone."""
    if line.represented is not None:
        return _represented_words(line.represented)
    if line.gap is not None and line.gap.years:
        return gap_sentence(line.gap)
    return _("No number yet, or too few to show. That is not zero.")


def _represented_words(found: Represented) -> str:
    return _(
        "In {period} {share} of them were of these groups, and {residents} of residents: "
        "{value} times the chance of everyone else (95% range {lower} to {upper}): {said}."
    ).format(
        period=found.period,
        share=share_words(found.share),
        residents=share_words(found.residents),
        value=_short(found.value),
        lower=_short(found.lower),
        upper=_short(found.upper),
        said=standing_words(found.standing),
    )


def _missing_words(release: Release, measure: str, period: str) -> str:
    """The share without a recorded group, from what is shown; none where that is withheld."""
    rows = [
        row
        for row in release.values(
            measure=measure, area_code=release.whole_area.code, breakdown="ethnicity"
        )
        if row.period == period
    ]
    missing = [row for row in rows if row.category in _MISSING]
    events = sum(row.numerator or 0 for row in rows)
    if not events or not missing or any(row.numerator is None for row in missing):
        return _("missing ethnicity: cannot be told")
    share = sum(row.numerator or 0 for row in missing) / events
    return _("missing ethnicity: {share}").format(share=share_words(share))


def _short(number: float | None) -> str:
    return NOTHING if number is None else f"{number:.2f}"
