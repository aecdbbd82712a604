"""What is counted, where it comes from, how good it is, and where counting changed."""

from collections.abc import Iterator

from headwater.products import overview
from headwater.products.editions.pieces import (
    Attention,
    Chapter,
    Listing,
    Piece,
    Prose,
    Terms,
    Title,
    grid,
    prose,
    worked,
)
from headwater.products.editions.source import Source
from headwater.released.editions.content import Module
from headwater.released.opened import Release
from headwater.released.release import Break
from headwater.released.words import day_words, lower_first, month_words
from headwater.vocabulary.counts import counted

_FROM_FILES = "Counted in the files that were received, as the data page of the release says."
_FROM_CELLS = "Counted over the numbers of this release, each in one of four states."


def scope(source: Source, module: Module) -> Iterator[Chapter]:
    """Which kinds of violence are counted, and why, under the four factors of the Act."""
    found = source.release.scope
    pieces: list[Piece] = [
        prose(
            "The law asks the partnership to say which kinds of violence it treats as serious. "
            "For each kind it weighs four things: the longest sentence, the harm to the person "
            "hurt, how common it is, and the harm to the community."
        )
    ]
    if found is None:
        pieces.append(
            prose(
                "This release does not carry a definition of serious violence, because none of "
                "its measures counts by one."
            )
        )
    else:
        pieces.append(
            prose(
                f"This release counts by {found.title}, version {found.version}, in force from "
                f"{day_words(found.effective_from)} and signed by {found.signed_by}."
            )
        )
        for kind in found.kinds:
            pieces += [
                Title(kind.title),
                Terms(
                    (
                        ("Longest sentence", (kind.maximum_penalty,)),
                        ("Harm to the person", (kind.impact_on_victim,)),
                        ("How common", (kind.prevalence,)),
                        ("Harm to the community", (kind.impact_on_community,)),
                        ("What to know", (kind.notes,)),
                    )
                ),
            ]
    easy = ("Serious violence means violence that badly hurts or frightens people.",)
    yield Chapter(module.key, module.title, tuple(pieces), easy=(easy,))


def data(source: Source, module: Module) -> Iterator[Chapter]:
    """The feeds and their files, how often details are written down, and what can be shown."""
    release = source.release
    sources = overview.sources_table(release)
    states = overview.states_table(release)
    completeness = overview.completeness_table(release)
    pieces: list[Piece] = [
        Prose(
            worked(
                f"The numbers come from {counted(len(release.sources), 'feed')}. No feed is used "
                "unless an agreement, an open licence or a set of anonymous totals allows it.",
                _FROM_FILES,
            )
        ),
        *_without_basis(release),
        grid(
            "The feeds, and the rows in their files", sources.heads, sources.rows, how=_FROM_FILES
        ),
        prose(
            "Rows are exact for open data, and rounded to the nearest hundred for every other feed."
        ),
        Title("How complete the details are"),
        prose(
            "A number by age, sex or place can only count events for which that detail was written "
            "down. The table shows how often it was, over the last twelve months of each feed."
        ),
    ]
    if completeness.rows:
        pieces.append(
            grid(
                "How often each detail was written down",
                completeness.heads,
                completeness.rows,
                how="Counted in the files of the last twelve months of each feed.",
            )
        )
    else:
        pieces.append(prose("No feed reports this."))
    pieces += [
        Title("What can be shown"),
        prose(
            "Each number is in one of four states. “Shown” has a number, and zero is a number. "
            "“Withheld” has a number that is too small to publish without telling something about "
            "a person. “Not arrived” should have a number and the data has not come. “Not "
            "collected” means nobody was asked to count."
        ),
        grid(
            "Numbers for the whole area and the districts, by state",
            states.heads,
            states.rows,
            how=_FROM_CELLS,
        ),
        *_notes(release),
        *_breaks(release),
    ]
    easy = (
        ("Some numbers are hidden because they are small. This keeps people safe.",),
        ("Some violence is never told to anyone. It is not in our numbers.",),
    )
    yield Chapter(module.key, module.title, tuple(pieces), easy=easy)


def _without_basis(release: Release) -> Iterator[Piece]:
    for each in release.sources:
        if each.state == "no_basis":
            ended = f" after {day_words(each.withdrawn_on)}" if each.withdrawn_on else ""
            yield Attention(
                (
                    f"{each.title} from {each.supplier_name} has no agreement in force{ended}. New "
                    "files are refused until it is renewed. What is shown from this feed is marked "
                    "“not collected” from then on.",
                )
            )
        elif each.state == "late":
            yield Attention(
                (
                    f"{each.title} from {each.supplier_name} is late. The newest data describe "
                    f"what happened up to {day_words(each.as_at_date)}.",
                )
            )


def _notes(release: Release) -> Iterator[Piece]:
    noted = [(each, note) for each in release.sources for note in each.notes]
    if noted:
        yield Title("Notes on the feeds")
        yield Listing(
            tuple(
                worked(f"{each.title}, {each.supplier_name}. {note}", _FROM_FILES)
                for each, note in noted
            )
        )


def _breaks(release: Release) -> Iterator[Piece]:
    if release.breaks:
        yield Title("Where counting changed, or something happened")
        titles: dict[str, list[str]] = {}
        for each in release.breaks:
            if each.measure in {measure.measure for measure in release.measures}:
                short = lower_first(release.measure(each.measure).short_title)
                titles.setdefault(_break_words(each), []).append(short)
        yield Listing(
            tuple(
                (f"{words} It touches {'; '.join(dict.fromkeys(names))}.",)
                for words, names in titles.items()
            )
        )


def _break_words(found: Break) -> str:
    if found.is_spliced:
        after = (
            f"Earlier numbers are multiplied by {found.factor:g} where they are compared (source: "
            f"{found.factor_source})."
        )
    else:
        after = "Numbers from before and after are never compared here."
    return f"{month_words(found.month)}. {found.reason} {after}"
