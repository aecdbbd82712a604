"""Whether an event follows another of the same person, or in the same place, within days.

What was before the first event that is held cannot be seen, so early repeats are too few.
"""

from collections.abc import Mapping

from headwater.measures.sql import quoted

REPEATS = {"repeat_person": 365, "repeat_place": 7}
"""The columns by which a definition may ask for repeats, each with its reach in days."""

_KEPT_BY = {
    "repeat_person": ("person_key", "JOIN event_link USING (event_id)"),
    "repeat_place": ("small_area_code", ""),
}


def events_with_repeats(feed: str, asked: Mapping[str, str]) -> str:
    """SQL for the events of a feed, with the columns of `asked` that say whether each is a repeat.

    Each comes with SQL that holds for the events among which repeats are looked for. True where
    another of them, of the same person or small area, came at most so many days before; false
    where none did; empty where the person or the place is not known. Of two at one moment one is
    the repeat of the other.
    """
    events = f"SELECT * FROM placed_event WHERE feed = {quoted(feed)}"
    if not asked:
        return events
    joins = " ".join(
        f"LEFT JOIN ({_one(feed, name, among)}) AS {name}s USING (event_id)"
        for name, among in asked.items()
    )
    return f"SELECT event_of.*, {', '.join(asked)} FROM ({events}) AS event_of {joins}"


def _one(feed: str, name: str, among: str) -> str:
    key, joined = _KEPT_BY[name]
    return f"""SELECT event_id, COALESCE(occurred_at <= LAG(occurred_at) OVER (
    PARTITION BY {key} ORDER BY occurred_at, event_id) + INTERVAL '{REPEATS[name]}' DAY, FALSE
  ) AS {name}
FROM placed_event {joined}
WHERE feed = {quoted(feed)} AND {key} IS NOT NULL AND occurred_at IS NOT NULL
  AND event_id IS NOT NULL AND {among}"""
