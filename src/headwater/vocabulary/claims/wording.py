"""The strongest sentences that a figure allows; nothing shows a claim in other words."""

from dataclasses import dataclass

from headwater.vocabulary.claims.figures import (
    ClaimFigure,
    FigureKind,
    Finding,
    Missing,
    WholeIs,
    missing_facts,
)
from headwater.vocabulary.claims.judging import effects_found, highest_rung
from headwater.vocabulary.claims.ladder import Rung
from headwater.vocabulary.counts import counted
from headwater.vocabulary.shares import FEW, Share, in_percent, share_difference


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """A claim as it may be shown: `said` first, then `limits`, which are never left out."""

    rung: Rung
    said: str
    limits: tuple[str, ...]

    @property
    def whole(self) -> str:
        """All of it, as one paragraph."""
        return " ".join((self.said, *self.limits))


WHO = {
    WholeIs.STARTED: "who took part",
    WholeIs.COMPLETED: "who stayed to the end",
    WholeIs.NEEDED_IT: "who needed it",
    WholeIs.ANSWERED: "who answered",
}
SAYS_ONLY = {
    Rung.OUTPUT: "This says what was counted. It does not say that anything changed, or why.",
    Rung.CHANGE_OBSERVED: (
        "This changed while they took part. It may have changed without the programme."
    ),
    Rung.CHANGE_AGAINST_COMPARISON: (
        "The two groups may differ in other ways than in the programme."
    ),
    Rung.EFFECT: "This was found in one place and may be otherwise elsewhere.",
    Rung.REPLICATED: "It may be otherwise where people or the programme differ.",
}
MISSING_WORDS = {
    Missing.WHOLE: "We do not know of how many.",
    Missing.WHOLE_IS: "We do not know who was counted: everyone who started, or those who stayed.",
    Missing.THOSE_IN_NEED: "We do not know how many of them needed this.",
    Missing.DEFINITION: "We do not know what exactly was counted.",
    Missing.FOLLOW_UP: "No follow-up period given: we do not know how long anybody was followed.",
    Missing.SOURCE: "We do not know where this is from.",
    Missing.WHO_LEFT: "We do not know how many left early.",
}


def claim_words(figure: ClaimFigure, *, at_most: Rung = Rung.REPLICATED) -> ClaimWords:
    """The strongest claim that a figure allows, with its limits, not above the rung `at_most`.

    >>> from headwater.vocabulary.claims.figures import ClaimFigure, FigureKind, WholeIs
    >>> none_again = ClaimFigure(FigureKind.UNWANTED_OUTCOME, "young people",
    ...     "are known to have been convicted again", 0, 28, WholeIs.STARTED)
    >>> claim_words(none_again).said
    'Of the 28 young people who took part, none are known to have been convicted again: as many \
as 12% would agree with that.'
    """
    highest = highest_rung(figure)
    rung = highest if at_most.reaches(highest) else at_most
    said = [_counted_words(figure)]
    if figure.before is not None and rung.reaches(Rung.CHANGE_OBSERVED):
        said.append(f"At the start it was {figure.before.words}.")
    if figure.comparison is not None and rung.reaches(Rung.CHANGE_AGAINST_COMPARISON):
        said.append(_comparison_words(figure))
    if rung.reaches(Rung.EFFECT):
        said.extend(_effect_words(each) for each in effects_found(figure))
    limits = (*_facts(figure), *_without_effect(figure), SAYS_ONLY[rung])
    return ClaimWords(rung, " ".join(said), limits)


def _counted_words(figure: ClaimFigure) -> str:
    share = figure.share
    if share is None:
        return f"{figure.part:,} {figure.people} {figure.so}."
    who = WHO[figure.whole_is] if figure.whole_is else "who were counted"
    number = (
        "none" if share.part == 0 else "all" if share.part == share.whole else f"{share.part:,}"
    )
    return f"Of the {share.whole:,} {figure.people} {who}, {number} {figure.so}{_how_sure(share)}."


def _how_sure(share: Share) -> str:
    if share.whole < FEW:
        return " (too few for a percentage)"
    lower, upper = share.interval
    if share.part == 0:
        return f": as many as {in_percent(upper)} would agree with that"
    if share.part == share.whole:
        return f": as few as {in_percent(lower)} would agree with that"
    return f": {in_percent(share.value)} ({in_percent(lower)} to {in_percent(upper)})"


def _facts(figure: ClaimFigure) -> tuple[str, ...]:
    said = [MISSING_WORDS[each] for each in missing_facts(figure)]
    if figure.follow_up_months is not None:
        said.append(f"They were followed for {counted(figure.follow_up_months, 'month')}.")
    if figure.left_early is not None:
        said.append(f"{_capital(_number(figure.left_early))} left early.")
    if figure.definition:
        said.append(f"Counted: {figure.definition.rstrip('.')}.")
    if figure.source:
        said.append(f"Source: {figure.source.rstrip('.')}.")
    if figure.kind is FigureKind.SUPPORT_GIVEN:
        said.append("It counts support that was given, not what came of it.")
    return tuple(said)


def _comparison_words(figure: ClaimFigure) -> str:
    share, other = figure.share, figure.comparison
    if share is None or other is None:
        return ""
    difference, lower, upper = (round(each * 100) for each in share_difference(share, other))
    who = figure.comparison_words or "people without the programme"
    between = f"{abs(difference)} points {'higher' if difference > 0 else 'lower'}"
    reading = (
        "so we cannot tell whether it differs"
        if lower <= 0 <= upper
        else f"which is {between} among those with it"
    )
    return (
        f"Among {who} it was {other.words}, {reading} (the difference is between"
        f" {lower} and {upper} points)."
    )


def _effect_words(found: Finding) -> str:
    ends = sorted(abs(1 - each) for each in (found.lower, found.upper))
    way = "lower" if found.ratio < 1 else "higher"
    return (
        f"In {found.place} it was {in_percent(abs(1 - found.ratio))} {way} than expected without"
        f" the programme (between {in_percent(ends[0])} and {in_percent(ends[1])} {way};"
        f" {found.reference})."
    )


def _without_effect(figure: ClaimFigure) -> tuple[str, ...]:
    """Evaluations that found no effect, which are said wherever the claim is."""
    effects = effects_found(figure)
    return tuple(_no_effect_words(each) for each in figure.findings if each not in effects)


def _no_effect_words(found: Finding) -> str:
    span = f"between {_way(found.lower)} and {_way(found.upper)}"
    if not found.leaves_out_no_change:
        reading = f"it could not be told from no change: {span}"
    else:
        reading = f"it was {span}, but that test was not a fair one, or another disagrees"
    return f"In {found.place} {reading} ({found.reference})."


def _way(ratio: float) -> str:
    return f"{in_percent(abs(1 - ratio))} {'lower' if ratio < 1 else 'higher'}"


def _number(count: int) -> str:
    return "none" if count == 0 else f"{count:,}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
