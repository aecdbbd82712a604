"""Reading networks: their members, themes and meetings, and how each member counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from headwater.released.opened import Release
from headwater_web.accounts.api import Asker
from headwater_web.governance.api import (
    BodyKind,
    BodyWords,
    MeetingWords,
    MemberWords,
    bodies_of_kind,
    meetings_of,
    members_of,
    themes_of,
)
from headwater_web.networks.lists import NetworkLists, network_lists
from headwater_web.networks.models import AddedTheme, Question, UsedDefinition
from headwater_web.networks.queries.figures import Comparison, comparisons
from headwater_web.networks.speaking import shares_for
from headwater_web.thread.api import things_seen_by


@dataclass(frozen=True, slots=True)
class MemberDefinition:
    """How one member counts the answer to a question, beside what the release has."""

    name: str
    said: UsedDefinition | None
    title: str
    released_version: int | None

    @property
    def is_as_released(self) -> bool:
        """Whether it is the definition of the release that is shown."""
        return (
            self.said is not None
            and self.released_version is not None
            and self.said.version == self.released_version
        )


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question that members ask together, and how each of them counts."""

    question: Question
    members: tuple[MemberDefinition, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def known(self) -> int:
        """How many members have said how they count."""
        return sum(each.said is not None for each in self.members)

    @property
    def is_one_definition(self) -> bool:
        """Whether every member counts by the same definition in the same version."""
        said = {
            (each.said.measure, each.said.version) if each.said else None for each in self.members
        }
        return len(said) == 1 and not said & {None, ("", None)}


def networks(day: date) -> tuple[BodyWords, ...]:
    """Every network that exists on a day, by name."""
    return tuple(each for each in all_networks() if each.ends_on is None or each.ends_on > day)


def all_networks() -> tuple[BodyWords, ...]:
    """Every network, those that ended included."""
    return bodies_of_kind(BodyKind.NETWORK)


def network_with(key: str) -> BodyWords | None:
    """A network by its key, ended or not."""
    return next((each for each in all_networks() if each.key == key), None)


def network_members(key: str, day: date) -> tuple[MemberWords, ...]:
    """Who is a member of a network on a day."""
    return members_of(key, day)


def network_themes(key: str) -> tuple[str, ...]:
    """What a network works on: what its definition says, then what it took up since."""
    added = AddedTheme.objects.filter(network=key).values_list("words", flat=True)
    return tuple(dict.fromkeys((*themes_of(key), *added)))


def network_meetings(person: Asker, key: str) -> tuple[MeetingWords, ...]:
    """The meetings of a network that a person may see, newest first."""
    every = meetings_of(key)
    seen = things_seen_by(person, [each.reference for each in every])
    return tuple(each for each in every if each.reference in seen)


def organisations_for(
    person: Asker, network: str, day: date, *, reaches_all: bool
) -> dict[str, str]:
    """The organisations for which a person may share in a network, with their names.

    Their own; whoever keeps networks also shares for its members and for other units.
    """
    lists = network_lists()
    keys = list(shares_for(person))
    if reaches_all:
        keys += [each.organisation for each in members_of(network, day)]
        keys += lists.units
    return lists.names(list(dict.fromkeys(keys)), on=day)


def question_with(number: int) -> Question | None:
    """A question by its number."""
    found: Question | None = Question.objects.filter(pk=number).first()
    return found


def questions_of(network: str, day: date, release: Release | None) -> tuple[ShownQuestion, ...]:
    """The questions of a network, and how each member counts the answer."""
    questions = list(Question.objects.filter(network=network).prefetch_related("definitions"))
    latest = {
        each.pk: {said.organisation: said for said in each.definitions.all()} for each in questions
    }
    seats = [each.organisation for each in members_of(network, day)]
    lists = network_lists()
    return tuple(
        ShownQuestion(
            each,
            _members(latest[each.pk], _keys(seats, latest[each.pk]), lists, day, release),
            comparisons(each, day, release),
        )
        for each in questions
    )


def _keys(seats: Collection[str], said: Collection[str]) -> list[str]:
    """Members, and those who said how they count and are members no more."""
    return list(dict.fromkeys((*seats, *said)))


def _members(
    said: dict[str, UsedDefinition],
    keys: list[str],
    lists: NetworkLists,
    day: date,
    release: Release | None,
) -> tuple[MemberDefinition, ...]:
    measures = {each.measure: each for each in release.measures} if release else {}
    names = lists.names(keys, on=day)
    rows = []
    for key in keys:
        used = said.get(key)
        measure = measures.get(used.measure) if used else None
        rows.append(
            MemberDefinition(
                name=names[key],
                said=used,
                title=measure.title if measure else "",
                released_version=measure.version if measure else None,
            )
        )
    return tuple(rows)
