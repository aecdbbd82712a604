"""People and events joined across partners. Identifiers go in; keyed pseudonyms come out."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

import duckdb
import pyarrow as pa

from headwater.linkage.incidents import Sighting, shared_incidents
from headwater.linkage.mentions import ROLES_OF_PEOPLE_HARMED, spell_mentions
from headwater.linkage.model import cluster_people
from headwater.linkage.pseudonyms import pseudonym
from headwater.tables.events import EventLink

LINKS = pa.schema([(name, pa.string()) for name in EventLink.columns()])

# One row a mention: its event, its person, and the person's lowest mention as a lasting name.
_SIGHTINGS = """
    WITH named AS (
        SELECT mention_number, event_id, event_id || '#' || row_number()
            OVER (PARTITION BY event_id ORDER BY mention_number) AS name
        FROM mention
    )
    SELECT this.event_id, cluster, person.name, event.feed, event.occurred_at
    FROM person_mention
    JOIN named AS this ON this.mention_number = person_mention.mention_number
    JOIN named AS person ON person.mention_number = cluster
    JOIN event ON event.event_id = this.event_id
    ORDER BY this.mention_number
"""


@dataclass(frozen=True, slots=True)
class _NamedSighting:
    """One person in one event, with the lasting name of the person and the time, if given."""

    event_id: str
    person: int
    name: str
    feed: str
    occurred_at: datetime | None


@dataclass(frozen=True, slots=True)
class LinkageQuality:
    """What linkage did, in counts alone.

    `mentions` of anybody = `mentions_left_out` (roles that are not linked) +
    `mentions_unusable` (too little to go by) + mentions linked. `people_seen_again` were in more
    than one event. `trained` is false where there was too little to learn from.
    """

    mentions: int
    mentions_left_out: int
    mentions_unusable: int
    people: int
    people_seen_again: int
    events_with_person: int
    shared_incidents: int
    events_in_shared_incidents: int
    trained: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """The links, one row an event that has any, and what can be said of their making."""

    links: pa.Table
    quality: LinkageQuality


def link(people: pa.Table, events: pa.Table, *, key: bytes, seed: int) -> Linked:
    """Which events concern the same person, and which are the same incident.

    `people` has the columns of IdentifiedPerson; of `events` only event_id, feed and occurred_at
    are used. The same contents, key and seed give the same keys, whatever the order of the rows.
    An event's person is the first of the people harmed in it. An event without an incident key
    is an incident of its own.
    """
    connection = _private_connection()
    try:
        usable = spell_mentions(connection, people, events)
        trained = cluster_people(connection, mentions=usable, seed=seed)
        sightings = _sightings(connection)
    finally:
        connection.close()
    links = _links(sightings, key=key)
    return Linked(links, _quality(people, sightings, links, usable=usable, trained=trained))


def _private_connection() -> duckdb.DuckDBPyConnection:
    """A database in memory alone: identifiers are never spilled to a disk."""
    connection = duckdb.connect(":memory:")
    connection.execute("SET temp_directory = ''").fetchall()
    return connection


def _sightings(connection: duckdb.DuckDBPyConnection) -> list[_NamedSighting]:
    rows = connection.execute(_SIGHTINGS).fetchall()
    return [
        _NamedSighting(event_id=event_id, person=person, name=name, feed=feed, occurred_at=at)
        for event_id, person, name, feed, at in rows
    ]


def _links(sightings: list[_NamedSighting], *, key: bytes) -> pa.Table:
    names: dict[str, str] = {}
    for seen in sightings:
        names.setdefault(seen.event_id, seen.name)
    incidents = shared_incidents(
        Sighting(seen.person, seen.occurred_at, seen.event_id, seen.feed)
        for seen in sightings
        if seen.occurred_at is not None
    )
    event_ids = sorted(names)
    people = [pseudonym("person", names[event_id], key=key) for event_id in event_ids]
    shared = [
        pseudonym("incident", incidents[event_id], key=key) if event_id in incidents else None
        for event_id in event_ids
    ]
    return pa.table([event_ids, people, shared], schema=LINKS)


def _quality(
    people: pa.Table,
    sightings: list[_NamedSighting],
    links: pa.Table,
    *,
    usable: int,
    trained: bool,
) -> LinkageQuality:
    harmed = sum(role in ROLES_OF_PEOPLE_HARMED for role in people.column("role").to_pylist())
    events_of_person = Counter(person for person, _ in {(s.person, s.event_id) for s in sightings})
    incident_keys = links.column("incident_key").drop_null()
    return LinkageQuality(
        mentions=people.num_rows,
        mentions_left_out=people.num_rows - harmed,
        mentions_unusable=harmed - usable,
        people=len(events_of_person),
        people_seen_again=sum(count > 1 for count in events_of_person.values()),
        events_with_person=links.num_rows,
        shared_incidents=len(incident_keys.unique()),
        events_in_shared_incidents=len(incident_keys),
        trained=trained,
    )
