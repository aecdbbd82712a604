"""How many actions there are for each place, so that the rows add up to the total."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headwater_web.strategy.areas import areas
from headwater_web.strategy.queries.actions import ShownAction
from headwater_web.strategy.standings import Standing


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """The actions for one place in numbers. `key` is empty for the whole partnership."""

    key: str
    name: str
    total: int
    done: int
    overdue: int

    @property
    def not_done(self) -> int:
        """How many are not done."""
        return self.total - self.done


def counts_by_place(actions: Sequence[ShownAction]) -> tuple[PlaceCount, ...]:
    """A row for the whole partnership, one for each place that an action names, and all together.

    Each action stands in one row: that of the place which it names.
    """
    named = {each.action.area for each in actions}
    keys = [key for key in areas() if key in named] + sorted(named - set(areas()) - {""})
    rows = [
        _counted("", _("The whole partnership"), [each for each in actions if not each.action.area])
    ]
    rows += [
        _counted(key, mine[0].place, mine)
        for key in keys
        if (mine := [each for each in actions if each.action.area == key])
    ]
    return (*rows, _counted("", _("All together"), actions))


def _counted(key: str, name: str, actions: Sequence[ShownAction]) -> PlaceCount:
    return PlaceCount(
        key,
        name,
        total=len(actions),
        done=sum(each.is_done for each in actions),
        overdue=sum(each.standing is Standing.OVERDUE for each in actions),
    )
