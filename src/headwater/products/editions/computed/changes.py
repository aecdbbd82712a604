"""What moved since the edition before: only what lies outside noise, and how much lies within."""

from collections.abc import Iterator, Sequence

from headwater.products.editions.pieces import (
    Chapter,
    Listing,
    Piece,
    Prose,
    Text,
    Title,
    WorkedOut,
    number,
    prose,
    text,
    worked,
)
from headwater.products.editions.sentences import form_of, made_from
from headwater.products.editions.source import Source
from headwater.released.editions.content import Module
from headwater.released.movements import MonthsMoved, Movements, YearMoved
from headwater.released.opened import Release
from headwater.released.words import day_words, listed, lower_first, month_words, number_words
from headwater.vocabulary.counts import counted

_EXPECTATION = (
    "Counted: the new months as released, added up. To be expected: a trend and a season fitted to "
    "the released months before them and carried on, with the 95% range of a count if nothing had "
    "changed. Kept among all that were tested at a false-discovery rate of 5%."
)
_TESTED = (
    "New months of each measure in the whole and each district, against what the months before "
    "lead one to expect; and new years, against the year before."
)
_REVISED = "Numbers shown in both releases that read otherwise now."


def changes(source: Source, module: Module) -> Iterator[Chapter]:
    """One chapter; where there is no edition before, it says so."""
    found = source.movements
    if found is None:
        pieces: tuple[Piece, ...] = (
            prose("There is no earlier edition with other numbers to set this one beside."),
        )
        easy: tuple[Text, ...] = (("We have no earlier numbers to set these beside.",),)
    else:
        pieces = tuple(change_pieces(source.release, found))
        easy = easy_changes(source.release, found)
    yield Chapter(module.key, module.title, pieces, easy=easy)


def change_pieces(release: Release, found: Movements) -> Iterator[Piece]:
    """The whole report: movements, noise, revisions, what is not compared, measures."""
    yield Prose(
        (
            f"This sets release {found.release_id} (data up to {day_words(found.as_at)}) beside "
            f"release {found.since_release_id} (data up to {day_words(found.since_as_at)}). Only "
            "what chance does not explain is named.",
        ),
        is_lead=True,
    )
    yield Title("What moved")
    if found.found:
        yield Listing(
            (
                *(_months(release, each) for each in found.months),
                *(_year(release, each) for each in found.years),
            )
        )
    yield Prose(_noise(found))
    yield from _revisions(release, found)
    yield from _not_compared(release, found)
    yield from _measures(release, found)


def easy_changes(release: Release, found: Movements) -> tuple[Text, ...]:
    """What moved, one idea a sentence, with the numbers of the report."""
    if not found.found:
        return (("Nothing moved more than chance would explain.",),)
    return (
        ("These numbers moved more than chance would explain:",),
        *(_easy_months(release, each) for each in found.months),
        *(_easy_year(release, each) for each in found.years),
    )


def _easy_months(release: Release, each: MonthsMoved) -> Text:
    return text(
        f"{_named(release, each)}: ",
        _observed(release, each),
        f" in {_span(each)}. We expected ",
        _expected(release, each),
        ".",
    )


def _easy_year(release: Release, each: YearMoved) -> Text:
    measure = release.measure(each.measure)
    row = release.cell(each.measure, each.area_code, each.period)
    named = f"{measure.short_title}, {release.area(each.area_code).name}"
    return text(f"{named}: ", number(row, form_of(measure)), f" in {each.period}.")


def _named(release: Release, each: MonthsMoved) -> str:
    return f"{release.measure(each.measure).short_title}, {release.area(each.area_code).name}"


def _months(release: Release, each: MonthsMoved) -> Text:
    return text(
        f"{_named(release, each)}: {each.direction.value} than expected. ",
        _observed(release, each),
        f" were counted in {_span(each)}; ",
        _expected(release, each),
        " were to be expected.",
    )


def _observed(release: Release, each: MonthsMoved) -> WorkedOut:
    return WorkedOut(number_words(each.observed), _how(release, each))


def _expected(release: Release, each: MonthsMoved) -> WorkedOut:
    limits = f"{number_words(round(each.lower))} to {number_words(round(each.upper))}"
    return WorkedOut(f"{number_words(round(each.expected))} ({limits})", _how(release, each))


def _how(release: Release, each: MonthsMoved) -> str:
    series = f"{_named(release, each)}, {_span(each)}."
    return f"{_EXPECTATION} {series} {made_from(release, release.measure(each.measure))}"


def _span(each: MonthsMoved) -> str:
    first, last = month_words(each.months[0]), month_words(each.months[-1])
    return first if first == last else f"{first} to {last}"


def _year(release: Release, each: YearMoved) -> Text:
    measure = release.measure(each.measure)
    row = release.cell(each.measure, each.area_code, each.period)
    before = release.cell(each.measure, each.area_code, each.before)
    return text(
        f"{measure.short_title}, {release.area(each.area_code).name}: {each.direction.value} in "
        f"{each.period} than in {each.before}. It was ",
        number(row, form_of(measure)),
        "; the year before it was ",
        number(before, form_of(measure)),
        ".",
    )


def _noise(found: Movements) -> Text:
    if not found.tested:
        words = "No new month or year came of which a comparison can be made."
    elif found.found:
        rest = found.tested - found.found
        words = (
            f"{counted(found.tested, 'comparison')} were made together. Outside noise, and named "
            f"above: {found.found}. Within it, and not listed: {rest:,}."
        )
    else:
        words = (
            f"{counted(found.tested, 'comparison')} were made together, and all of them lie within "
            "noise: no number moved by more than chance explains."
        )
    if found.too_little:
        words += (
            f" For {counted(found.too_little, 'series', 'series')} with new months too little is "
            "shown, or too little came before, to say anything."
        )
    return worked(words, _TESTED)


def _revisions(release: Release, found: Movements) -> Iterator[Piece]:
    yield Title("What was revised")
    total = sum(each.numbers for each in found.revised)
    if not total:
        yield prose("No number that both releases show reads otherwise now.")
        return
    beyond = [each for each in found.revised if each.beyond_chance]
    words = (
        f"{counted(total, 'number')} of {counted(len(found.revised), 'measure')} read otherwise "
        "now, because files came late or were put right. A revision is not a movement."
    )
    named = _titles(release, [each.measure for each in beyond])
    apart = f" By more than chance: numbers of {named}." if beyond else ""
    yield Prose(text(worked(words, _REVISED), apart))


def _not_compared(release: Release, found: Movements) -> Iterator[Piece]:
    lines = [
        f"{release.measure(each).short_title}: counting changed among the new months."
        for each in found.not_compared
    ]
    lines += [
        f"New on the register of breaks, {month_words(each.month)}: {each.reason}"
        for each in {(each.month, each.reason): each for each in found.breaks}.values()
    ]
    if lines:
        yield Title("What is not compared")
        yield Listing(tuple((line,) for line in lines))


def _measures(release: Release, found: Movements) -> Iterator[Piece]:
    lines = []
    if found.new_measures:
        lines.append(f"New measures: {_titles(release, found.new_measures)}.")
    if found.ended_measures:
        ended = listed([each.replace("_", " ") for each in found.ended_measures])
        lines.append(f"Measures that ended: {ended}.")
    if found.defined_anew:
        lines.append(
            f"Counted in another way now, so not compared: {_titles(release, found.defined_anew)}."
        )
    if lines:
        yield Title("Measures")
        yield from (prose(line) for line in lines)


def _titles(release: Release, measures: Sequence[str]) -> str:
    return listed([lower_first(release.measure(each).short_title) for each in measures])
