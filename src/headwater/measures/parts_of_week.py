"""When in the week an event was, as SQL; empty where nobody wrote the time down."""

from headwater.measures.sql import quoted
from headwater.vocabulary.part_of_week import DAYS, HOURS, HOURS_OF_PART

# Some systems write midnight where they have a day and no time. It shows: far more are then
# exactly at midnight than on the hour before or after it. Events at that minute are then of no
# known time; elsewhere midnight is an hour like others.
MIDNIGHT_OF_FEED = """SELECT COUNT(CASE WHEN hour = 0 THEN 1 END) > 2 * GREATEST(
    COUNT(CASE WHEN hour = 1 THEN 1 END), COUNT(CASE WHEN hour = 23 THEN 1 END)
  ) AS midnight_is_unknown
FROM (SELECT EXTRACT(HOUR FROM occurred_at) AS hour FROM placed_event
  WHERE feed = {feed} AND occurred_at = DATE_TRUNC('hour', occurred_at)) AS on_the_hour"""


def part_of_week_column() -> str:
    """SQL for the part of the week of an event, of a feed of which `midnight_is_unknown` tells."""
    days = " ".join(f"WHEN {n} THEN {quoted(day)}" for n, day in enumerate(DAYS, start=1))
    hours = " ".join(
        f"WHEN EXTRACT(HOUR FROM occurred_at) < {hour + HOURS_OF_PART} "
        f"THEN {quoted(f'_{hour:02d}')}"
        for hour in HOURS
    )
    return (
        "CASE WHEN midnight_is_unknown AND occurred_at = DATE_TRUNC('day', occurred_at) THEN NULL "
        f"ELSE CASE EXTRACT(ISODOW FROM occurred_at) {days} END || CASE {hours} END END"
    )
