"""Unusual years: what was counted beside what was to be expected, never one year beside another."""

from collections.abc import Iterator

from headwater.products.editions.pieces import (
    Chapter,
    Grid,
    Piece,
    Prose,
    Text,
    Title,
    WorkedOut,
    prose,
    text,
    worked,
)
from headwater.products.editions.sentences import made_from
from headwater.products.editions.source import Source
from headwater.released.counterfactuals import Beside, Counterfactual
from headwater.released.editions.content import Module
from headwater.released.opened import Release
from headwater.released.release import Break
from headwater.released.series_events import SeriesEvent, series_events
from headwater.released.words import month_words, number_words
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.counts import counted
from headwater.vocabulary.shocks import Standing

_HEADS = ("Measure", "Area", "Counted", "To be expected", "95% range", "What can be said")
_HOW = (
    "Counted: the released months of the event, added up. To be expected: a trend and a season "
    "fitted to the released months before the event and carried on through it, with the 95% range "
    "of a count had the event not happened."
)
_STANDING = {
    Standing.NO_DIFFERENCE: "chance alone would explain the difference",
    Standing.BACK: "it differed, and has come back to what is expected",
    Standing.BELOW: "it is now below what is expected",
    Standing.ABOVE: "it is now above what is expected",
    Standing.TOO_SOON: "too soon to say how it stands now",
    Standing.CANNOT_TELL: "we cannot tell",
    Standing.TOO_LITTLE_BEFORE: "too little came before it, so nobody can say",
    Standing.RECORDING: "the level moved because recording changed",
}
_STILL = {
    (Standing.BELOW, -1): "it is still below what is expected",
    (Standing.ABOVE, 1): "it is still above what is expected",
}
"""Where a series is on the side of what was expected on which the event itself was."""


def expected(source: Source, module: Module) -> Iterator[Chapter]:
    """Every event and change of recording that the release judged, in the whole and by district."""
    release = source.release
    pieces: list[Piece] = [
        prose(
            "Some years are unlike others: a pandemic closed what is usually open, or recording "
            "changed. Such a year is never set beside the year before. It is set beside what the "
            "months before it lead one to expect, with the range that chance alone allows. Where "
            "too little came before, we say so."
        )
    ]
    events = [each for each in series_events(release.breaks) if _found(release, each)]
    for event in reversed(events):
        pieces += _event(release, event)
    if not events:
        pieces.append(prose("No unusual time is on the register of this release."))
    easy = (
        ("Some years were not like others. Covid is one reason.",),
        ("We do not compare those years with the year before.",),
    )
    yield Chapter(module.key, module.title, tuple(pieces), easy=easy)


def _found(release: Release, event: SeriesEvent) -> list[Counterfactual]:
    known = {each.measure for each in release.measures}
    found = [each for each in release.counterfactuals.of(event=event.key) if each.measure in known]
    return sorted(
        found,
        key=lambda each: (
            release.measure(each.measure).short_title,
            each.area_type != AreaType.PARTNERSHIP,
            release.area(each.area_code).name,
        ),
    )


def _event(release: Release, event: SeriesEvent) -> Iterator[Piece]:
    found = _found(release, event)
    told = [each for each in found if each.total is not None]
    yield Title(f"{_span(event.about)}: {event.about.reason.rstrip('.')}")
    if not event.is_shock:
        yield prose(
            "This was a change of recording, not of violence: the levels before and after it "
            "cannot be compared."
        )
    for each in told:
        if each.area_type == AreaType.PARTNERSHIP:
            yield Prose(_sentence(release, each))
    if told:
        yield Grid(
            f"Counted and expected: {_span(event.about)}",
            _HEADS,
            tuple(_row(release, each) for each in told),
            _HOW,
        )
    silent = len(found) - len(told)
    if silent:
        yield Prose(
            worked(
                f"For {silent} of {counted(len(found), 'series', 'series')} (a measure in an area) "
                "too little is shown, or too little came before, to say what was to be expected.",
                "Counted over the series that this release judged.",
            )
        )


def _sentence(release: Release, each: Counterfactual) -> Text:
    total = each.total
    if total is None:
        return ()
    how = _how(release, each, total)
    return text(
        f"{release.measure(each.measure).short_title}, {release.area(each.area_code).name}: ",
        WorkedOut(_number(total.observed), how),
        " were counted and ",
        WorkedOut(f"{_number(total.expected)} ({_limits(total)})", how),
        f" were to be expected; {_standing(each)}.",
    )


def _how(release: Release, each: Counterfactual, total: Beside) -> str:
    """How the numbers of one series were made: the sum, the model, and what they stand on."""
    area = release.area(each.area_code).name
    measure = release.measure(each.measure)
    span = f"{measure.title}, {area}, {counted(total.months, 'month')}."
    return f"{_HOW} {span} {made_from(release, measure)}"


def _row(release: Release, each: Counterfactual) -> tuple[Text, ...]:
    total = each.total
    cells: tuple[Text, ...] = (("not given",),) * 3
    if total is not None:
        how = _how(release, each, total)
        numbers = (_number(total.observed), _number(total.expected), _limits(total))
        cells = tuple((WorkedOut(words, how),) for words in numbers)
    return (
        (release.measure(each.measure).short_title,),
        (release.area(each.area_code).name,),
        *cells,
        (_standing(each),),
    )


def _standing(each: Counterfactual) -> str:
    """How a series stands; what chance explains is no move, of recording neither."""
    if each.standing is Standing.RECORDING and each.total is not None and not each.total.side:
        return _STANDING[Standing.NO_DIFFERENCE]
    side = each.total.side if each.total is not None else 0
    return _STILL.get((each.standing, side), _STANDING[each.standing])


def _number(number: float) -> str:
    return number_words(round(number))


def _limits(total: Beside) -> str:
    return f"{_number(total.lower)} to {_number(total.upper)}"


def _span(about: Break) -> str:
    if about.until is None:
        return f"Since {month_words(about.month)}"
    if about.until == about.month:
        return month_words(about.month)
    return f"{month_words(about.month)} to {month_words(about.until)}"
