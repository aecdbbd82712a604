"""The technical annex: how numbers are made and compared, each measure, each file, the release."""

from collections.abc import Iterator

from headwater.products import overview
from headwater.products.editions.pieces import (
    Chapter,
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
from headwater.released.explanation import policy_words
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.words import day_words, listed


def annex(source: Source, module: Module) -> Iterator[Chapter]:
    """One chapter, at the end."""
    release = source.release
    extracts = overview.extracts_table(release)
    pieces: list[Piece] = [
        prose(
            "This annex says how every number was made. Each number has a reference that stays the "
            "same for ever; anyone with this release can find the number again."
        ),
        Title("How numbers are compared"),
        prose(
            "A rate is the number of events for every 100,000 people at risk in a year. Its 95% "
            "range is where the rate would lie 19 times out of 20 if only chance were at work. Two "
            "numbers are called different only when their ranges do not touch; this misses some "
            "real differences and calls few false ones (Schenker and Gentleman, 2001). Rates and "
            "ranges are worked out from the numbers as published, after rounding. Nothing is "
            "compared across a month in which counting changed."
        ),
        prose(
            "What moved since an earlier edition is found by setting new months beside what the "
            "months before them lead one to expect: a trend and a season, fitted to each series "
            "alone (a quasi-Poisson projection; Farrington and others, 1996). Of all that were "
            "tested together, those are named that hold at a false-discovery rate of 5% (Benjamini "
            "and Yekutieli, 2001)."
        ),
        Title("How people are protected"),
        *(
            Prose(worked(policy_words(policy), "A rule, not a number of the release."))
            for policy in dict.fromkeys(each.policy for each in release.measures)
        ),
        prose(
            "A withheld number is withheld everywhere: in every table, picture and sentence, and "
            "in every version of this document."
        ),
        Title("Measures"),
        *(piece for measure in release.measures for piece in _measure(measure)),
        Title("Extracts"),
        grid(
            "The files behind this release",
            extracts.heads,
            extracts.rows,
            how="As the register of files has it.",
        ),
        Title("This release"),
        _release(release),
    ]
    easy = (("Experts can read how each number was made in the last part of the long report.",),)
    yield Chapter(module.key, module.title, tuple(pieces), easy=easy)


def _measure(measure: ReleasedMeasure) -> Iterator[Piece]:
    yield Title(measure.title, level=3)
    feeds = listed([feed.replace("_", " ") for feed in measure.sources])
    yield Terms(
        (
            ("Name and version", (f"{measure.measure}, version {measure.version}",)),
            ("What is counted", (measure.definition,)),
            ("Unit", (measure.unit,)),
            ("Range", (measure.interval_method,)),
            ("From the feeds", (feeds,)),
            (
                "Reviewed",
                (
                    f"{day_words(measure.reviewed_on)} by {measure.reviewed_by}; next by "
                    f"{day_words(measure.next_review)}",
                ),
            ),
        )
    )


def _release(release: Release) -> Terms:
    nature = "synthetic: made by a computer, about nobody" if release.is_synthetic else "real"
    return Terms(
        (
            ("Release", (release.release_id,)),
            ("Made", (day_words(release.made_at.date()),)),
            ("Made with", (release.software or "a version that was not noted",)),
            ("Before it", (release.previous_release_id or "no earlier release",)),
            ("Data up to", (day_words(release.as_at_date),)),
            ("Data are", (nature,)),
        )
    )
