"""Counts, field by field and month by month, what each supplier's accepted rows hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.tables.events import Event
from headwater.tables.results import FieldQuality
from headwater.tables.schema import Expression

NOT_STATED = "not_stated"
NOT_RECORDED = "not_recorded"
"""Values of codelists that answer nothing. The first says that the person was asked."""
WAS_ASKED = "substances_asked"
"""The field that says whether a question was put; its no is an answer that nobody was asked."""
RULE_DIVIDER = "|"


@dataclass(frozen=True, slots=True)
class AskedOf:
    """What one feed is asked for: columns of the event table, and keys of its consistency rules.

    `unstated` are the fields whose codelists can say that nothing is known.
    """

    feed: str
    fields: tuple[str, ...]
    unstated: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


def field_quality(asked: Sequence[AskedOf]) -> Expression:
    """Rows, filled and not stated by supplier, month and field, in one scan of the events.

    Only what a feed is asked for is counted, so that a field which its supplier never fills has
    rows and none filled. Fields that the event table does not have are left out. Yields
    `FieldQuality`.
    """
    feeds = _feeds_of_each(asked)
    if not feeds:
        return Expression(FieldQuality, _NOTHING)
    unstated = {name for each in asked for name in each.unstated}
    counted = ", ".join(_counts(name, may_be_unstated=name in unstated) for name in feeds)
    # Names are columns and rules of specifications; no cell of a file becomes part of it.
    wide = (
        f"SELECT feed, supplier, month, extract_id, COUNT(*) AS row_count, {counted} "  # noqa: S608 -- own names
        "FROM event GROUP BY 1, 2, 3, 4"
    )
    tall = "\nUNION ALL\n".join(_tall(name, among) for name, among in feeds.items())
    order = "ORDER BY feed, supplier, field, month, extract_id"
    return Expression(FieldQuality, f"WITH wide AS ({wide})\n{tall}\n{order}")


def _feeds_of_each(asked: Iterable[AskedOf]) -> dict[str, list[str]]:
    """The feeds that are asked for each field and rule."""
    columns = Event.columns()
    feeds: dict[str, list[str]] = {}
    for each in asked:
        for name in (*(field for field in each.fields if field in columns), *each.rules):
            feeds.setdefault(name, []).append(each.feed)
    return dict(sorted(feeds.items()))


def _counts(name: str, *, may_be_unstated: bool) -> str:
    """SQL for how many rows have a usable value, and in how many the person did not say."""
    filled, unstated = f"COUNT({name})", "0"
    if name not in Event.columns():
        broken = f"list_contains(string_split(inconsistencies, '{RULE_DIVIDER}'), '{name}')"
        filled = f"COUNT(*) FILTER (NOT coalesce({broken}, false))"
    elif name == WAS_ASKED:
        filled = f"COUNT(*) FILTER ({name})"
    elif may_be_unstated:
        filled = f"COUNT(*) FILTER ({name} NOT IN ('{NOT_STATED}', '{NOT_RECORDED}'))"
        unstated = f"COUNT(*) FILTER ({name} = '{NOT_STATED}')"
    return f'{filled} AS "{name} filled", {unstated} AS "{name} not stated"'


def _tall(name: str, feeds: Iterable[str]) -> str:
    among = ", ".join(f"'{feed}'" for feed in feeds)
    return (
        f"SELECT feed, supplier, month, extract_id, '{name}' AS field, "  # noqa: S608 -- as above
        "row_count AS rows, "
        f'"{name} filled" AS filled, "{name} not stated" AS not_stated '
        f"FROM wide WHERE feed IN ({among})"
    )


_NOTHING = (
    "SELECT '' AS feed, '' AS supplier, DATE '1970-01-01' AS month, '' AS extract_id, "
    "'' AS field, 0 AS rows, 0 AS filled, 0 AS not_stated WHERE FALSE"
)
