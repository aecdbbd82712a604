"""How often each field of each feed is filled, month by month."""

from headwater.measures.sql import union_all, with_tables
from headwater.tables.events import Event
from headwater.tables.lineage import FieldCompleteness
from headwater.tables.schema import Expression

# Columns that say how a row came to us, or what we make of it, rather than what happened.
_LINEAGE = {
    "event_id",
    "feed",
    "supplier",
    "extract_id",
    "row_number",
    "month",
    "inconsistencies",
    "worded_district_code",
    "place_band",
}

FIELDS = tuple(name for name in Event.columns() if name not in _LINEAGE)


def field_completeness() -> Expression:
    """Filled and all events by feed, month and field, in one scan of the events.

    A field that a feed never fills is not a field of that feed and has no row. "Not stated" is
    an answer that says nothing, so it does not count as filled.
    """
    counts = ", ".join(f"COUNT({_usable(field)}) AS {field}" for field in FIELDS)
    tables = {
        "filled": f"SELECT feed, month, COUNT(*) AS events, {counts} FROM event GROUP BY 1, 2",
        "by_field": union_all(
            f"SELECT feed, month, '{field}' AS field, {field} AS filled, events FROM filled"
            for field in FIELDS
        ),
        "carried": "SELECT feed, field FROM by_field GROUP BY 1, 2 HAVING SUM(filled) > 0",
    }
    select = """SELECT feed, month, field, filled, events
FROM by_field JOIN carried USING (feed, field) ORDER BY feed, field, month"""
    return Expression(FieldCompleteness, with_tables(tables) + select)


def _usable(field: str) -> str:
    return "NULLIF(ethnicity, 'not_stated')" if field == "ethnicity" else field
