"""What a partnership's file of bodies says, read and checked before anything is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from headwater_web.governance.models import BodyKind, SeatRole
from headwater_web.ui.definition_files import read_yaml


class BodiesUnreadable(ValueError):
    """A file of bodies has faults. All of them are listed; correct the file and load it again."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class DefinedSeat:
    """One seat as the file has it."""

    key: str
    organisation: str
    role: SeatRole = SeatRole.MEMBER
    post: str = ""
    holder: str = ""
    deputy: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    invited_on: date | None = None
    accepted_on: date | None = None


@dataclass(frozen=True, slots=True)
class DefinedTerms:
    """Terms of reference as the file has them."""

    text: str
    agreed_on: date
    review_due_on: date | None = None
    quorum: int | None = None


@dataclass(frozen=True, slots=True)
class DefinedBody:
    """One body as the file has it."""

    key: str
    name: str
    kind: BodyKind = BodyKind.ORGANISATION
    remit: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    reports_to: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    terms: DefinedTerms | None = None
    seats: tuple[DefinedSeat, ...] = ()


@dataclass(frozen=True, slots=True)
class DefinedSuccession:
    """One body's taking over from another as the file has it."""

    predecessor: str
    successor: str
    since: date
    part: str = ""


@dataclass(frozen=True, slots=True)
class DefinedBodies:
    """The whole file."""

    bodies: tuple[DefinedBody, ...]
    successions: tuple[DefinedSuccession, ...]
    demonstration: Mapping[str, Any] = field(default_factory=dict)


def read_bodies(path: Path) -> DefinedBodies:
    """What a file of bodies says. Raises BodiesUnreadable with every fault."""
    try:
        found = _read(read_yaml(path))
    except yaml.YAMLError as fault:
        raise BodiesUnreadable([f"{path.name} is not YAML: {fault}"]) from fault
    except (KeyError, TypeError, ValueError) as fault:
        said = f"{path.name}: found {fault!r} where a known word was expected"
        raise BodiesUnreadable([said]) from fault
    if faults := list(_faults(found)):
        raise BodiesUnreadable(faults)
    return found


def _read(said: Mapping[str, Any]) -> DefinedBodies:
    return DefinedBodies(
        bodies=tuple(_body(each) for each in said["organisations"] + said["bodies"]),
        successions=tuple(
            DefinedSuccession(each["from"], each["to"], each["since"], each.get("part", ""))
            for each in said.get("successions", ())
        ),
        demonstration=said.get("demonstration") or {},
    )


def _body(said: Mapping[str, Any]) -> DefinedBody:
    terms = said.get("terms")
    return DefinedBody(
        **{
            **said,
            "kind": BodyKind(said.get("kind", BodyKind.ORGANISATION)),
            "remit": said.get("remit", "").strip(),
            "reports_to": tuple(said.get("reports_to", ())),
            "themes": tuple(said.get("themes", ())),
            "terms": DefinedTerms(**terms) if terms else None,
            "seats": tuple(_seat(each) for each in said.get("seats", ())),
        }
    )


def _seat(said: Mapping[str, Any]) -> DefinedSeat:
    role = SeatRole(said.get("role", SeatRole.MEMBER))
    return DefinedSeat(**{"key": said["organisation"], **said, "role": role})


def _faults(found: DefinedBodies) -> Iterator[str]:
    keys = [body.key for body in found.bodies]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"the key {key} is given twice: give each body its own"
    known = set(keys)
    for body in found.bodies:
        yield from _faults_of(body, known)
    for each in found.successions:
        for key in {each.predecessor, each.successor} - known:
            yield f"a succession names {key}: add that body to the file"


def _faults_of(body: DefinedBody, known: set[str]) -> Iterator[str]:
    if body.starts_on and body.ends_on and body.ends_on < body.starts_on:
        yield f"{body.key} ends before it starts: look at both dates"
    for key in set(body.reports_to) - known:
        yield f"{body.key} reports to {key}: add that body to the file"
    seats = [seat.key for seat in body.seats]
    for key in sorted({key for key in seats if seats.count(key) > 1}):
        yield f"{body.key} has two seats with the key {key}: give each its own"
    for seat in body.seats:
        if seat.organisation not in known:
            yield f"{body.key} has a seat for {seat.organisation}: add that body to the file"
