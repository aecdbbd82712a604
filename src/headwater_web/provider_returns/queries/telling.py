"""What a programme's newest accepted return says, as plain facts for other apps."""

from dataclasses import dataclass
from datetime import date

from headwater_web.accounts.api import Asker
from headwater_web.provider_returns.answers import as_day, as_number
from headwater_web.provider_returns.outcomes import BEGAN, LEFT, LOOKED, PART, SOURCE, WEEKS, WHOLE
from headwater_web.provider_returns.queries.accepted import Told, told_of
from headwater_web.provider_returns.queries.over_time import Count, latest_counts


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """One outcome as a return states it. What is None was not stated.

    `reference` is the return's. `of_whom` says in words whom `whole` counts.
    """

    reference: str
    key: str
    title: str
    definition: str
    of_whom: str
    part: int | None
    whole: int | None
    left: int | None
    weeks: int | None
    source: str
    began_on: date | None
    looked_on: date | None
    as_at: date | None

    @property
    def is_complete(self) -> bool:
        """Whether its whole, its follow-up and its source are stated."""
        return None not in (self.part, self.whole, self.weeks) and bool(self.source)


def outcomes_of_programme(person: Asker, programme: str) -> tuple[OutcomeWords, ...]:
    """The outcomes of a programme's newest accepted return, as far as a person may see it."""
    told = told_of(person, programme)
    return outcomes_in(told[0]) if told else ()


def outcomes_in(told: Told) -> tuple[OutcomeWords, ...]:
    """The outcomes of one return, in the order of its pages."""
    found: list[OutcomeWords] = []
    for group in told.form.groups:
        if group.outcome is None or not told.said.get(group.key):
            continue
        source = group.question(SOURCE)
        said = told.answer(group.key, SOURCE)
        choices = source.choices if source else ()
        found.append(
            OutcomeWords(
                reference=str(told.report.reference),
                key=group.key,
                title=group.title,
                definition=group.outcome.definition,
                of_whom=group.outcome.whole,
                part=as_number(told.answer(group.key, PART)),
                whole=as_number(told.answer(group.key, WHOLE)),
                left=as_number(told.answer(group.key, LEFT)),
                weeks=as_number(told.answer(group.key, WEEKS)),
                source=next((each.words for each in choices if each.key == said), ""),
                began_on=as_day(told.answer(group.key, BEGAN)),
                looked_on=as_day(told.answer(group.key, LOOKED)),
                as_at=told.version.certified_on,
            )
        )
    return tuple(found)


def programme_counts(person: Asker, programme: str) -> tuple[Count, ...]:
    """The main counts of a programme's newest accepted return, as far as a person may see it."""
    told = told_of(person, programme)
    return latest_counts(told[0]) if told else ()
