"""What to say of somebody who answers for something and is no more, until a successor takes it on.

Nothing is rewritten: the one that ended stays where it was named.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from headwater_web.governance.api import BodyStanding
from headwater_web.ui.words import day_words

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Answering:
    """A body that answers for something, as it stands on a day, and who took it on since."""

    key: str
    name: str
    standing: BodyStanding | None
    taken_on_by: str = ""
    """The name of the successor that took it on."""
    taken_on_on: date | None = None

    @property
    def has_ended(self) -> bool:
        """Whether the body is no more."""
        return self.standing is not None and self.standing.is_gone

    @property
    def is_waiting(self) -> bool:
        """Whether it ended and nobody has taken over what it answered for."""
        return self.has_ended and self.taken_on_on is None

    @property
    def until(self) -> date | None:
        """The last day on which it existed, where it is no more."""
        ended = self.standing.body.ends_on if self.standing and self.has_ended else None
        return ended - _ONE_DAY if ended else None

    @property
    def successors(self) -> dict[str, str]:
        """The names of those who stand for it now, by key."""
        if self.standing is None or not self.has_ended:
            return {}
        return {body.key: body.name for body in self.standing.by}

    @property
    def words(self) -> str:
        """Its name; where it ended, until when, and what became of its part."""
        if not self.has_ended:
            return self.name
        said = _("{name} until {day}").format(name=self.name, day=day_words(self.until))
        return f"{said}; {self._what_came_of_it()}"

    def _what_came_of_it(self) -> str:
        if self.taken_on_on:
            return _("taken on by {name} on {day}").format(
                name=self.taken_on_by, day=day_words(self.taken_on_on)
            )
        names = _(" and ").join(self.successors.values())
        if not names:
            return _("nobody is known to have taken over")
        if len(self.successors) == 1:
            return _("its successor {name} has not taken it on").format(name=names)
        return _("its successors {names} have not taken it on").format(names=names)
