"""Figures that members share, set side by side only where they count the same thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from headwater.released.opened import Release
from headwater_web.networks.lists import network_lists
from headwater_web.networks.models import Question, SharedFigure, UsedDefinition, those_that_stand
from headwater_web.networks.rates import YearlyRate, yearly_rate
from headwater_web.ui.words import plain_words


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """What one member counted, as a rate with its interval."""

    name: str
    figure: SharedFigure
    rate: YearlyRate


@dataclass(frozen=True, slots=True)
class Comparison:
    """Members that count by one definition in one version, in one year, by name and never by size.

    `one_alone` says that there is nothing to compare it with yet.
    """

    key: str
    title: str
    version: int
    year: int
    rows: tuple[ShownFigure, ...]

    @property
    def one_alone(self) -> bool:
        """Whether a single member has shared."""
        return len(self.rows) == 1


def standing_definition(question: Question, organisation: str) -> UsedDefinition | None:
    """How a member counts the answer now, if it counts by a definition of ours."""
    found: UsedDefinition | None = (
        question.definitions.filter(organisation=organisation).order_by("said_on", "pk").last()
    )
    return found if found is not None and found.measure else None


def comparisons(question: Question, day: date, release: Release | None) -> tuple[Comparison, ...]:
    """Every set of figures that may be set side by side, the newest year first."""
    standing = those_that_stand(SharedFigure.objects.filter(question=question))
    names = network_lists().names({each.organisation for each in standing}, on=day)
    ordered = sorted(standing, key=_alike)
    return tuple(
        _comparison(question, alike, names, release)
        for alike in (tuple(group) for _, group in groupby(ordered, key=_alike))
    )


def _alike(figure: SharedFigure) -> tuple[int, str, int]:
    return (-figure.year, figure.measure, figure.version)


def _comparison(
    question: Question,
    alike: tuple[SharedFigure, ...],
    names: dict[str, str],
    release: Release | None,
) -> Comparison:
    first = alike[0]
    return Comparison(
        key=f"{question.pk}-{first.measure}-{first.version}-{first.year}",
        title=_title(first.measure, release),
        version=first.version,
        year=first.year,
        rows=tuple(sorted(_shown(alike, names), key=lambda each: each.name)),
    )


def _shown(alike: Iterable[SharedFigure], names: dict[str, str]) -> Iterable[ShownFigure]:
    for each in alike:
        rate = yearly_rate(events=each.events, people=each.people)
        yield ShownFigure(names[each.organisation], each, rate)


def _title(measure: str, release: Release | None) -> str:
    titles = {each.measure: each.title for each in release.measures} if release else {}
    return titles.get(measure) or plain_words(measure)
