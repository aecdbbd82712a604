"""The figures that a claim is composed from, and which facts about them are still missing."""

from dataclasses import dataclass
from enum import StrEnum

from headwater.vocabulary.claims.ladder import Rung
from headwater.vocabulary.shares import Share


class FigureKind(StrEnum):
    """What a figure counts."""

    DONE = "done"
    """Something that was done: sessions, contacts, people who came. Not a part of a whole."""
    SUPPORT_GIVEN = "support_given"
    """People who were helped with something, of those who needed it."""
    OUTCOME = "outcome"
    """People for whom something was so when it was looked at, of those who were looked at."""
    UNWANTED_OUTCOME = "unwanted_outcome"
    """People for whom something was so that nobody wants, of those who were looked at."""


class WholeIs(StrEnum):
    """Of whom the whole of a figure consists."""

    STARTED = "started"
    COMPLETED = "completed"
    NEEDED_IT = "needed_it"
    ANSWERED = "answered"


class Missing(StrEnum):
    """A fact without which a figure says less than it seems to."""

    WHOLE = "whole"
    WHOLE_IS = "whole_is"
    THOSE_IN_NEED = "those_in_need"
    DEFINITION = "definition"
    FOLLOW_UP = "follow_up"
    SOURCE = "source"
    WHO_LEFT = "who_left"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one evaluation found: its reference, place, rung, and rate ratio with 95% interval."""

    reference: str
    place: str
    rung: Rung
    ratio: float
    lower: float
    upper: float

    @property
    def leaves_out_no_change(self) -> bool:
        """Whether the interval is wholly on one side of no change."""
        return self.lower > 1.0 or self.upper < 1.0


class ImpossibleFigure(ValueError):
    """Figures that cannot be true together; says what was found and what was expected."""


@dataclass(frozen=True, slots=True)
class ClaimFigure:
    """One figure of a programme, with everything that is known about how it was counted.

    `people` and `so` are words: "young people", "were in education, employment or training".
    `part` counts those of whom it is so, or what was done. `follow_up_months` is counted from the
    start; `left_early` counts those who started and left. `before` is the same share of the same
    people at the start, `comparison` that of people without the programme, who are named in
    `comparison_words`. Raises ImpossibleFigure for counts that cannot be.
    """

    kind: FigureKind
    people: str
    so: str
    part: int
    whole: int | None = None
    whole_is: WholeIs | None = None
    definition: str = ""
    follow_up_months: int | None = None
    source: str = ""
    left_early: int | None = None
    before: Share | None = None
    comparison: Share | None = None
    comparison_words: str = ""
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        if self.part < 0 or (self.left_early or 0) < 0:
            raise ImpossibleFigure("found a count below 0, expected 0 or more")
        if self.whole is not None and (self.whole < 1 or self.part > self.whole):
            raise ImpossibleFigure(
                f"found {self.part} of {self.whole}, expected a part of a whole of at least one"
            )
        if self.follow_up_months is not None and self.follow_up_months < 1:
            raise ImpossibleFigure(
                f"found a follow-up of {self.follow_up_months} months, expected one or more"
            )

    @property
    def share(self) -> Share | None:
        """The part of its whole, where there is one."""
        return None if self.whole is None else Share(self.part, self.whole)

    @property
    def is_outcome(self) -> bool:
        """Whether it says something of people, rather than of what was done for them."""
        return self.kind in {FigureKind.OUTCOME, FigureKind.UNWANTED_OUTCOME}


def missing_facts(figure: ClaimFigure) -> tuple[Missing, ...]:
    """What has to be known before a figure may say more than what was done, in a fixed order.

    >>> none_again = ClaimFigure(FigureKind.UNWANTED_OUTCOME, "young people",
    ...     "were convicted again", 0, 28, WholeIs.STARTED)
    >>> [each.value for each in missing_facts(none_again)]
    ['definition', 'follow_up', 'source', 'who_left']
    """
    if figure.kind is FigureKind.DONE:
        return ()
    if figure.kind is FigureKind.SUPPORT_GIVEN:
        needs_known = figure.whole is not None and figure.whole_is is WholeIs.NEEDED_IT
        return () if needs_known else (Missing.THOSE_IN_NEED,)
    lacks = {
        Missing.WHOLE: figure.whole is None,
        Missing.WHOLE_IS: figure.whole_is is None,
        Missing.DEFINITION: not figure.definition.strip(),
        Missing.FOLLOW_UP: figure.follow_up_months is None,
        Missing.SOURCE: not figure.source.strip(),
        Missing.WHO_LEFT: figure.left_early is None,
    }
    return tuple(fact for fact, is_lacking in lacks.items() if is_lacking)
