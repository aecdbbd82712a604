"""Which events are one incident: the same person, different feeds, within a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

ONE_INCIDENT = timedelta(hours=24)


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """One person in one event. Sorts by person, then time."""

    person: int
    occurred_at: datetime
    event_id: str
    feed: str


def _incidents_of_one_person(sightings: Iterable[Sighting]) -> list[list[Sighting]]:
    """Sightings in order of time, each joined to the latest incident that can still hold it.

    An incident holds a feed once: a second record of the same feed is a second incident.
    """
    incidents: list[list[Sighting]] = []
    for sighting in sightings:
        for incident in reversed(incidents):
            if sighting.occurred_at - incident[0].occurred_at > ONE_INCIDENT:
                incidents.append([sighting])
                break
            if all(other.feed != sighting.feed for other in incident):
                incident.append(sighting)
                break
        else:
            incidents.append([sighting])
    return incidents


def shared_incidents(sightings: Iterable[Sighting]) -> dict[str, str]:
    """For each event that shares its incident with another: the lowest event id of that incident.

    Where two people were hurt in one event, what each of them leads to is one incident.
    """
    by_person = groupby(sorted(sightings), key=lambda sighting: sighting.person)
    groups = (
        {sighting.event_id for sighting in incident}
        for _, seen in by_person
        for incident in _incidents_of_one_person(seen)
    )
    return _lowest_of_joined(group for group in groups if len(group) > 1)


def _lowest_of_joined(groups: Iterable[set[str]]) -> dict[str, str]:
    """Each member's lowest fellow member, after groups with a member in common are joined."""
    leader: dict[str, str] = {}

    def lead(member: str) -> str:
        while leader.setdefault(member, member) != member:
            leader[member] = leader[leader[member]]
            member = leader[member]
        return member

    for group in groups:
        leads = sorted(lead(member) for member in group)
        for other in leads[1:]:
            leader[other] = leads[0]
    return {member: lead(member) for member in list(leader)}
