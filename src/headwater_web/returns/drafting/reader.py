"""For whom a return is drafted: whoever may read it, and nobody with more sight than they.

A return is read by the board and sent outside. Were it drafted with the eyes of the team, it would
show and count what the board itself may not see.
"""

from dataclasses import dataclass
from datetime import date

from headwater_web.accounts.api import Role


@dataclass(frozen=True, slots=True)
class BoardSeat:
    """The role of a board member, for no organisation in particular."""

    role: Role = Role.BOARD_MEMBER
    organisation: str = ""

    def in_force(self, on: date) -> bool:
        """Always: it is no person's."""
        return on is not None


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who sees what every reader of returns sees."""

    is_authenticated: bool = True
    is_active: bool = True
    held_roles: tuple[BoardSeat, ...] = (BoardSeat(),)


READER = Reader()
