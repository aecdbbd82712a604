"""The truth that synthetic files come with: who is who, and what is one incident."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
from pyarrow import csv

from headwater.linkage.mentions import ROLES_OF_PEOPLE_HARMED

_AS_TEXT = {name: pa.string() for name in ("feed", "reference", "role", "person_id", "incident_id")}

# An event's id holds a digest of supplier and reference, made by intake.
_TRUTH_OF_EVENTS = """
    WITH supplier_of AS (
        SELECT DISTINCT feed, supplier FROM event
    ),
    known AS (
        SELECT identity.feed || ':' || left(md5(supplier || '/' || reference), 20) AS event_id,
            person_id, incident_id
        FROM identity JOIN supplier_of ON supplier_of.feed = identity.feed
        WHERE role IN {roles}
    )
    SELECT known.event_id, min(person_id) AS true_person,
        arg_min(incident_id, person_id) AS true_incident
    FROM known JOIN event ON event.event_id = known.event_id
    GROUP BY known.event_id
    ORDER BY known.event_id
"""


def read_truth(paths: Sequence[Path], *, events: pa.Table) -> pa.Table:
    """The truth of the events that were accepted, from files of who was in which reference.

    The files have the columns feed, reference, role, person_id and incident_id; of `events` the
    columns event_id, feed and supplier are used. One row an event: event_id, true_person (the
    lowest of the people harmed in it) and true_incident.
    """
    options = csv.ConvertOptions(column_types=_AS_TEXT, include_columns=list(_AS_TEXT))
    identities = pa.concat_tables(csv.read_csv(path, convert_options=options) for path in paths)
    connection = duckdb.connect(":memory:")
    try:
        connection.register("identity", identities)
        connection.register("event", events.select(["event_id", "feed", "supplier"]))
        statement = _TRUTH_OF_EVENTS.format(roles=ROLES_OF_PEOPLE_HARMED)
        return connection.sql(statement).to_arrow_table()
    finally:
        connection.close()
