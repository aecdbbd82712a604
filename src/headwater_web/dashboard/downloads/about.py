"""What goes with every download: what it is, where it is from, how to read it, how to quote it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headwater.released.values import ValueRow
from headwater_web.dashboard import citing, readings
from headwater_web.dashboard.breaks import BreakLine, break_lines, mixed_words
from headwater_web.dashboard.compared import polarity_words
from headwater_web.dashboard.figures import source_words, unit_words
from headwater_web.dashboard.shown import Shown
from headwater_web.dashboard.sources import withdrawals
from headwater_web.dashboard.versions import standing_words
from headwater_web.ui.words import STATE_MEANINGS, STATE_WORDS, day_words


@dataclass(frozen=True, slots=True)
class About:
    """The words of one download: `facts` and `notes` are pairs of what, and what is said of it.

    `marked` are the breaks that the chart marks by their numbers.
    """

    title: str
    what: str
    reading: str
    marked: tuple[str, ...]
    source: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    citation: str
    address: str


def about(shown: Shown, rows: Sequence[ValueRow], *, reading: str, site: str) -> About:
    """Everything to be said of the shown rows; `site` is where the site is found."""
    return About(
        title=shown.measure.title,
        what=citing.what_words(shown, rows),
        reading=reading,
        marked=_marked(shown),
        source=source_words(shown.release, shown.measure, rows),
        facts=_facts(shown, rows),
        notes=_notes(shown, rows),
        citation=citing.citation(shown, rows, site=site),
        address=f"{site}{shown.standing}",
    )


def _facts(shown: Shown, rows: Sequence[ValueRow]) -> tuple[tuple[str, str], ...]:
    release, measure = shown.release, shown.measure
    facts = [
        (_("Area"), shown.choice.area.name),
        (_("Period"), citing.span_words(rows) if rows else _("none")),
        (_("By"), citing.by_words(shown) if shown.choice.is_broken_down else ""),
        (_("Unit"), measure.unit),
        (_("Source"), _suppliers(shown)),
        (_("Data up to"), day_words(citing.as_at(shown, rows))),
        (
            _("Release"),
            _("{release}, made on {day}").format(
                release=release.release_id, day=day_words(release.made_at.date())
            ),
        ),
        (_("Definition"), _definition(shown)),
        (_("Published by"), release.partnership.name),
        (_("Questions to"), release.partnership.contact_email),
        (_("Nature of the data"), citing.nature_words(shown)),
    ]
    return tuple((what, said) for what, said in facts if said)


def _suppliers(shown: Shown) -> str:
    """Each source with who sent it and the licence of it."""
    found = dict.fromkeys(
        f"{source.title}, {source.supplier_name}"
        + (f" ({source.licence})" if source.licence else "")
        for source in shown.release.sources_of(shown.measure.measure)
    )
    return "; ".join(found) or _("not named")


def _definition(shown: Shown) -> str:
    measure = shown.measure
    said = _("version {version}, reviewed by {who} on {day}").format(
        version=measure.version, who=measure.reviewed_by, day=day_words(measure.reviewed_on)
    )
    return f"{said}. {standing_words(shown.release, measure)}".removesuffix(". ")


def _notes(shown: Shown, rows: Sequence[ValueRow]) -> tuple[tuple[str, str], ...]:
    release, measure = shown.release, shown.measure
    notes = [
        (_("What it counts"), measure.definition),
        (_("Why it matters"), measure.why_it_matters),
        (_("What it cannot say"), measure.what_it_cannot_say),
        (_("Which way is better"), polarity_words(measure)),
        (_("The range"), measure.interval_method if _has_range(rows) else ""),
        (_("The unit"), " ".join(unit_words(measure, rows))),
        *((_("How it is recorded"), note.words) for note in measure.definition_notes),
        *((_("Break in the series"), line.words) for line in _breaks(shown)),
        (_("Periods with a break"), mixed_words(release, measure, rows)),
        *((_("Withdrawn"), words) for words in withdrawals(release, measure)),
        *_absences(rows),
    ]
    return tuple((what, said) for what, said in notes if said)


def _marked(shown: Shown) -> tuple[str, ...]:
    if shown.choice.is_broken_down:
        return ()
    return tuple(
        _("Break {number}, {words}").format(number=number, words=line.words)
        for number, line in enumerate(_breaks(shown), start=1)
    )


def _breaks(shown: Shown) -> list[BreakLine]:
    return break_lines(shown.release, shown.measure, shown.choice.area)


def _has_range(rows: Sequence[ValueRow]) -> bool:
    return any(row.lower is not None for row in rows)


def _absences(rows: Sequence[ValueRow]) -> list[tuple[str, str]]:
    """What each word means that stands where there is no number."""
    states = sorted({row.state for row in rows if not row.is_released})
    said = [(str(STATE_WORDS[state]), str(STATE_MEANINGS[state])) for state in states]
    without = {
        readings.no_value_words(row): readings.no_value_meaning(row)
        for row in rows
        if readings.no_value_words(row)
    }
    return [
        (_("“{word}” in a cell").format(word=word), each)
        for word, each in (*said, *without.items())
    ]
