"""The tables of networks and of what is asked of others."""

from headwater_web.networks.models.asks import AddresseeKind, Agreement, Ask, AskUnit, How
from headwater_web.networks.models.corrections import Correctable, those_that_stand
from headwater_web.networks.models.events import AskEvent, EventKind
from headwater_web.networks.models.figures import SharedFigure
from headwater_web.networks.models.memberships import Contribution, Membership
from headwater_web.networks.models.questions import AddedTheme, Question, UsedDefinition
from headwater_web.networks.models.resources import Helped, Resource, Review, Use

__all__ = [
    "AddedTheme",
    "AddresseeKind",
    "Agreement",
    "Ask",
    "AskEvent",
    "AskUnit",
    "Contribution",
    "Correctable",
    "EventKind",
    "Helped",
    "How",
    "Membership",
    "Question",
    "Resource",
    "Review",
    "SharedFigure",
    "Use",
    "UsedDefinition",
    "those_that_stand",
]
