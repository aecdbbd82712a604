"""Describing programmes: what they are, how they are meant to work, on what grounds."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from headwater_web.audit.api import Actor, record
from headwater_web.interventions import faults
from headwater_web.interventions.actions.acting import check_began, signed, tie
from headwater_web.interventions.models import (
    DesignChoice,
    Grounds,
    Programme,
    ProgrammeVersion,
    Theory,
)
from headwater_web.thread.api import LinkKind, link, take_reference


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSaid:
    """What a programme is. The fields are those of `ProgrammeVersion`."""

    name: str
    organisation: str
    kind: str
    purpose: str
    tier: str
    target_group: str
    bands: list[str]
    districts: list[str]
    starts_on: date
    ends_on: date
    design: str
    design_because: str
    stop_when: str
    place_kinds: list[str]
    institution_kinds: list[str]
    needs: list[str]
    priority_number: int | None = None
    expected_people: int | None = None
    expected_sessions: int | None = None
    money_is_public: bool = False


@dataclass(frozen=True, slots=True)
class TheorySaid:
    """How a programme is meant to work."""

    inputs: str
    activities: str
    outputs: str
    outcomes: str
    impact: str
    assumptions: str


@dataclass(frozen=True, slots=True)
class GroundsSaid:
    """On what a programme stands."""

    cards: list[str]
    none_because: str = ""
    equality: str = ""
    equality_because: str = ""


@transaction.atomic
def describe_programme(
    *, by: Actor, key: str, said: ProgrammeSaid, is_made_up: bool = False
) -> Programme:
    """Describe a programme for the first time. Raises KeyTaken, BeforeTheBeginning."""
    check_began(said.starts_on)
    if Programme.objects.filter(key=key).exists():
        raise faults.KeyTaken
    programme = Programme.objects.create(
        reference=take_reference("PG"), key=key, is_made_up=is_made_up, **signed(by)
    )
    _write_version(by, programme, said, number=1, because="")
    record(actor=by, action="interventions.described", about=programme.audit_reference)
    return programme


@transaction.atomic
def change_programme(
    *, by: Actor, programme: Programme, said: ProgrammeSaid, because: str, version: int
) -> ProgrammeVersion:
    """Say anew what a programme is, and why. `version` is the number of the one that was read.

    Raises ChangedMeanwhile where that is not the last, BeforeTheBeginning.
    """
    check_began(said.starts_on)
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    last = locked.versions.order_by("number").last()
    if last is None or last.number != version:
        raise faults.ChangedMeanwhile
    changed = _write_version(by, locked, said, number=version + 1, because=because)
    record(
        actor=by,
        action="interventions.changed",
        about=locked.audit_reference,
        details={"version": changed.number},
    )
    return changed


@transaction.atomic
def say_theory(*, by: Actor, programme: Programme, said: TheorySaid) -> Theory:
    """Say how a programme is meant to work. What was said before stays on record."""
    theory = Theory.objects.create(programme=programme, **asdict(said), **signed(by))
    record(actor=by, action="interventions.theory_said", about=programme.audit_reference)
    return theory


@transaction.atomic
def say_grounds(*, by: Actor, programme: Programme, said: GroundsSaid) -> Grounds:
    """Say on what a programme stands: cards or none and why, and its equality assessment."""
    grounds = Grounds.objects.create(programme=programme, **asdict(said), **signed(by))
    tie(by, said.cards, programme.reference, LinkKind.LED_TO)
    if said.equality:
        link(
            by=by,
            earlier=programme.reference,
            later=said.equality,
            kind=LinkKind.EVIDENCED_BY,
        )
    record(
        actor=by,
        action="interventions.grounds_said",
        about=programme.audit_reference,
        details={"cards": len(said.cards), "has_assessment": bool(said.equality)},
    )
    return grounds


@transaction.atomic
def note_choice(
    *, by: Actor, programme: Programme, source: str, choice: str, how: str
) -> DesignChoice:
    """Note which finding, card or voice shaped one choice in how a programme is made."""
    noted = DesignChoice.objects.create(
        programme=programme, source=source, choice=choice, how=how, **signed(by)
    )
    link(by=by, earlier=source, later=programme.reference, kind=LinkKind.LED_TO)
    record(
        actor=by,
        action="interventions.choice_noted",
        about=programme.audit_reference,
        details={"source": source},
    )
    return noted


@transaction.atomic
def end_choice(*, by: Actor, choice: DesignChoice, how: str) -> DesignChoice:
    """Say that a choice holds no longer, and why. Raises ChangedMeanwhile where it was said."""
    if DesignChoice.objects.filter(ends=choice).exists():
        raise faults.ChangedMeanwhile
    ended = DesignChoice.objects.create(
        programme=choice.programme,
        source=choice.source,
        choice=choice.choice,
        how=how,
        ends=choice,
        **signed(by),
    )
    record(
        actor=by,
        action="interventions.choice_ended",
        about=choice.programme.audit_reference,
        details={"source": choice.source},
    )
    return ended


def _write_version(
    by: Actor, programme: Programme, said: ProgrammeSaid, *, number: int, because: str
) -> ProgrammeVersion:
    written = ProgrammeVersion.objects.create(
        programme=programme, number=number, because=because, **asdict(said), **signed(by)
    )
    tie(by, said.needs, programme.reference, LinkKind.LED_TO)
    return written
