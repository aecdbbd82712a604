"""When panels met, what they were thanked and paid, who is represented, and how long they rest."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from headwater_web.scrutiny.lists import Listed, ListeningLists
from headwater_web.scrutiny.models import Panel, PanelSession, Representation, Standing
from headwater_web.scrutiny.resting import open_waiver, rests_until


@dataclass(frozen=True, slots=True)
class Totals:
    """What taking part came to, over some sessions."""

    sessions: int
    took_part: int
    hours: Decimal
    paid: Decimal
    not_thanked: int
    not_paid: int
    without_support: int


@dataclass(frozen=True, slots=True)
class GroupStanding:
    """Whether one group is represented, beside its share of the residents."""

    group: Listed
    standing: Standing | None
    of_thousand: float | None

    @property
    def words(self) -> str:
        """Whether it is represented, in words."""
        return str((self.standing or Standing.NOT_ASKED).label)


@dataclass(frozen=True, slots=True)
class Rest:
    """Whether a panel rests on a day, and whether its chair lets it be asked all the same."""

    panel: Panel
    until: date | None
    is_waived: bool


def sessions_of(panel: Panel | None = None) -> tuple[PanelSession, ...]:
    """When a panel met, or all of them, latest first."""
    found = PanelSession.objects.select_related("panel")
    return tuple(found.filter(panel=panel) if panel else found)


def paid_in_all(session: PanelSession) -> Decimal:
    """What a session cost in payments."""
    return (session.paid_each or Decimal(0)) * session.took_part


def totals(sessions: tuple[PanelSession, ...]) -> Totals:
    """What taking part came to. Hours are people's hours: people times the length."""
    return Totals(
        sessions=len(sessions),
        took_part=sum(each.took_part for each in sessions),
        hours=sum((each.hours * each.took_part for each in sessions), Decimal(0)),
        paid=sum((paid_in_all(each) for each in sessions), Decimal(0)),
        not_thanked=sum(each.thanked_on is None for each in sessions),
        not_paid=sum(each.paid_on is None for each in sessions),
        without_support=sum(
            each.was_painful and each.support_offered_on is None for each in sessions
        ),
    )


def rest_of(panel: Panel, today: date) -> Rest:
    """Whether a panel rests today."""
    until = rests_until(panel, on=today)
    return Rest(panel, until, until is not None and open_waiver(panel, on=today) is not None)


def latest_look(panel: Panel) -> Representation | None:
    """The latest look at who is represented on a panel."""
    found: Representation | None = panel.representations.first()
    return found


def standings(look: Representation | None, lists: ListeningLists) -> tuple[GroupStanding, ...]:
    """Every group of the list: whether it is represented, and its share of residents."""
    said = {each.group: Standing(each.standing) for each in look.entries.all()} if look else {}
    return tuple(
        GroupStanding(
            group,
            said.get(group.key),
            group.residents * 1000 / lists.residents if group.residents else None,
        )
        for group in lists.groups
    )
