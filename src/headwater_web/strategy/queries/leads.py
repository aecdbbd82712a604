"""Who leads an action: those who are there, and those who ended or left."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from headwater_web.accounts.api import all_organisations, people_in_office
from headwater_web.governance.api import COMMUNITY_KINDS, BodyStanding, bodies_standing
from headwater_web.strategy.models import ActionLead
from headwater_web.strategy.queries.ended import Answering
from headwater_web.ui.words import plain_words


@dataclass(frozen=True, slots=True)
class ShownLead:
    """One lead of an action as it stands on a day."""

    lead: ActionLead
    answering: Answering
    has_left: bool
    """Whether the person whose account it was holds no role any more."""

    @property
    def is_living(self) -> bool:
        """Whether the organisation exists and whoever holds the post is there."""
        return not self.answering.has_ended and not self.has_left

    @property
    def is_waiting(self) -> bool:
        """Whether somebody has to take its part on."""
        return self.answering.is_waiting or (self.has_left and not self.answering.has_ended)

    @property
    def is_of_a_community(self) -> bool:
        """Whether a community leads here itself."""
        standing = self.answering.standing
        return standing is not None and standing.body.kind in COMMUNITY_KINDS

    @property
    def words(self) -> str:
        """The post and its organisation, and what became of them."""
        said = f"{self.lead.post}, {self.answering.words}"
        if self.has_left and not self.answering.has_ended:
            return _("{lead}; whoever held the post has left").format(lead=said)
        return said


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Organisations and people on a day, read once for many leads."""

    names: Mapping[str, str]
    standing: Mapping[str, BodyStanding]
    in_office: frozenset[str]

    def shown(self, leads: Sequence[ActionLead]) -> tuple[ShownLead, ...]:
        """The open leads of one action."""
        return tuple(self._one(lead, leads) for lead in leads)

    def name(self, key: str) -> str:
        """What an organisation is called."""
        known = self.standing.get(key)
        return known.body.name if known else self.names.get(key) or plain_words(key)

    def _one(self, lead: ActionLead, leads: Sequence[ActionLead]) -> ShownLead:
        standing = self.standing.get(lead.organisation)
        taken = self._taken_on(standing, leads)
        answering = Answering(
            key=lead.organisation,
            name=self.name(lead.organisation),
            standing=standing,
            taken_on_by=self.name(taken.organisation) if taken else "",
            taken_on_on=taken.starts_on if taken else None,
        )
        return ShownLead(lead, answering, bool(lead.person) and lead.person not in self.in_office)

    def _taken_on(
        self, standing: BodyStanding | None, leads: Sequence[ActionLead]
    ) -> ActionLead | None:
        if standing is None or not standing.is_gone or standing.body.ends_on is None:
            return None
        successors = {body.key for body in standing.by}
        since = standing.body.ends_on
        return next(
            (each for each in leads if each.organisation in successors and each.starts_on >= since),
            None,
        )


def surroundings(leads: Iterable[ActionLead], *, today: date) -> Surroundings:
    """What is needed to show these leads on a day, in four questions at most."""
    known = list(leads)
    people = {lead.person for lead in known if lead.person}
    return Surroundings(
        names={each.key: each.name for each in all_organisations()},
        standing=bodies_standing({lead.organisation for lead in known}, on=today),
        in_office=frozenset(each.reference for each in people_in_office(today))
        if people
        else frozenset(),
    )
