"""Whether what a view says has moved since it was saved, by more than chance."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from headwater.released.breaks import breaks_at, bridge, spliced
from headwater.released.figures import FigureReference, parse_figure_reference
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.released.values import ValueRow
from headwater.vocabulary.faults import Fault
from headwater.vocabulary.periods import Period
from headwater_web.dashboard import readings
from headwater_web.dashboard.readings import Comparison
from headwater_web.dashboard.saved_views.reading import PageReading, read_page
from headwater_web.ui.words import period_words


class Moved(StrEnum):
    """What became of a saved view."""

    SAME_RELEASE = "same_release"
    SAME = "same"
    HIGHER = "higher"
    LOWER = "lower"
    CANNOT_TELL = "cannot_tell"
    NOT_COMPARED = "not_compared"
    OTHERWISE = "otherwise"
    """It says something else, and there is no one number to compare."""
    GONE = "gone"


NEWS = frozenset({Moved.HIGHER, Moved.LOWER, Moved.OTHERWISE, Moved.GONE})
"""What is told without being asked. A number that moved within chance is not."""


@dataclass(frozen=True, slots=True)
class Movement:
    """What became of a view since it was saved, with the words for it."""

    moved: Moved
    words: str

    @property
    def is_news(self) -> bool:
        """Whether it is worth telling somebody."""
        return self.moved in NEWS


@dataclass(frozen=True, slots=True)
class SaidThen:
    """What the page at an address said in an earlier release."""

    address: str
    release_id: str
    sentence: str
    figure: str


def movement(
    then: SaidThen, now: PageReading, *, release: Release, reader: ReleasedReader
) -> Movement:
    """What became of what was said then. Numbers are compared as everywhere, never over a break."""
    if then.release_id == release.release_id:
        return Movement(Moved.SAME_RELEASE, _("There has been no newer release."))
    if not then.release_id:
        return Movement(Moved.NOT_COMPARED, _("It was saved before there was a release."))
    if now.is_gone:
        return Movement(Moved.GONE, _("The newest release holds nothing at this address."))
    if then.figure and now.figure:
        return _of_figures(then.figure, now.figure, release, reader)
    before = _said_again(then, reader)
    if not now.sentences or not before:
        return Movement(
            Moved.NOT_COMPARED, _("No one sentence sums this page up, so nothing is compared.")
        )
    if before == now.words:
        return Movement(Moved.SAME, _("It says the same as when it was saved."))
    return Movement(Moved.OTHERWISE, _("It says something else now."))


def _said_again(then: SaidThen, reader: ReleasedReader) -> str:
    """What the release of then says in today's words: a new wording alone is no movement.

    Where that release is no more here, the words of then.
    """
    try:
        return read_page(reader.open(then.release_id), then.address).words
    except Fault:
        return then.sentence


def _of_figures(then: str, now: str, release: Release, reader: ReleasedReader) -> Movement:
    before, after = parse_figure_reference(then), parse_figure_reference(now)
    if before.version != after.version:
        return Movement(
            Moved.NOT_COMPARED,
            _("Its definition is a new version, so the two numbers are not compared."),
        )
    old, new = _cell(before, reader), _cell(after, reader)
    if old is None or new is None:
        return Movement(
            Moved.NOT_COMPARED, _("The release of then is not here, so nothing is compared.")
        )
    return _of_rows(old, new, release)


def _cell(reference: FigureReference, reader: ReleasedReader) -> ValueRow | None:
    try:
        return reader.open(reference.release_id).cell(
            reference.measure,
            reference.area_code,
            reference.period,
            reference.breakdown,
            reference.category,
        )
    except Fault:
        return None


def _of_rows(old: ValueRow, new: ValueRow, release: Release) -> Movement:
    if (old.state, old.value, old.period) == (new.state, new.value, new.period):
        return Movement(Moved.SAME, _("It says the same as when it was saved."))
    if not (old.is_released and new.is_released):
        return Movement(Moved.OTHERWISE, _shown_or_not(new))
    when = period_words(old.when)
    if _overlap(old.when, new.when):
        return Movement(
            Moved.NOT_COMPARED,
            _("The two periods share months, so the two numbers are not compared."),
        )
    link = None
    if old.period != new.period:
        link = bridge(old.when, new.when, breaks_at(release, new.measure, new.area_code))
        if link is None:
            return Movement(
                Moved.NOT_COMPARED,
                _("It cannot be compared with {when}: the series has a break between them.").format(
                    when=when
                ),
            )
    found = readings.compare(new, spliced(old, link.factor if link else 1.0))
    return Movement(Moved(found.value), _COMPARED[found](when))


def _shown_or_not(new: ValueRow) -> str:
    if new.is_released:
        return _("It showed no number when it was saved, and shows one now.")
    return readings.absence_words(new)


def _overlap(old: Period, new: Period) -> bool:
    """Whether two different periods share months, as windows that step by a year do."""
    return str(old) != str(new) and new.first_month < old.end_month


_COMPARED = {
    Comparison.HIGHER: lambda when: _("Higher than when it was saved ({when}).").format(when=when),
    Comparison.LOWER: lambda when: _("Lower than when it was saved ({when}).").format(when=when),
    Comparison.CANNOT_TELL: lambda when: _(
        "We cannot tell whether it moved since {when}: the two ranges overlap."
    ).format(when=when),
    Comparison.NOT_COMPARED: lambda when: _(
        "It has no range, so it is not compared with {when}."
    ).format(when=when),
}
