"""The demonstration's asks, libraries and memberships. Twice changes nothing."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from headwater_web.networks.actions import (
    asks,
    events,
    figures,
    memberships,
    questions,
    resources,
)
from headwater_web.networks.lists import Addressee, network_lists
from headwater_web.networks.models import (
    AddresseeKind,
    Ask,
    EventKind,
    Helped,
    How,
    Membership,
    Question,
    Resource,
)
from headwater_web.networks.queries.figures import standing_definition
from headwater_web.networks.speaking import SignedIn, speaks_for
from headwater_web.ui.definition_files import read_yaml

Said = Mapping[str, Any]


class NetworksUnreadable(ValueError):
    """A file of networks names somebody whom it does not list. Add them, and load it again."""


@transaction.atomic
def stage_networks(path: Path, *, staff: SignedIn, today: date) -> None:
    """Add what the file of networks holds for a demonstration, with days counted from `today`.

    Each is known by its title, name or words, and added once. Raises NetworksUnreadable.
    """
    shown: Said = read_yaml(path).get("demonstration") or {}
    addressees = {each.key: each for each in network_lists().addressees}
    for said in shown.get("asks", ()):
        if not Ask.objects.filter(title=said["title"]).exists():
            _stage_ask(said, addressees, staff, today)
    for said in shown.get("resources", ()):
        if not Resource.objects.filter(title=said["title"]).exists():
            _stage_resource(said, staff, today)
    for said in shown.get("memberships", ()):
        if not Membership.objects.filter(name=said["name"]).exists():
            _stage_membership(said, staff, today)
    for said in shown.get("questions", ()):
        if not Question.objects.filter(words=said["words"]).exists():
            _stage_question(said, staff)


def _stage_ask(
    said: Said, addressees: Mapping[str, Addressee], staff: SignedIn, today: date
) -> None:
    if said["of"] not in addressees:
        raise NetworksUnreadable(f"{said['title']} is asked of {said['of']}")
    ask = asks.draft_ask(
        by=staff,
        asked=_asked(said, addressees[said["of"]], today),
        units=said["units"],
        comes_from=said.get("comes_from", ()),
    )
    for unit, evidence in said.get("agreed", {}).items():
        _stage_agreement(ask, unit, evidence, staff, _ago(said.get("sent_days_ago", 0) + 7, today))
    if "sent_days_ago" in said:
        sent_on = _ago(said["sent_days_ago"], today)
        asks.send_ask(
            by=staff,
            ask=ask,
            version=ask.version,
            sent_on=sent_on,
            how=How(said["how"]),
            reply_due_on=sent_on + timedelta(days=said["reply_days"]),
        )
    for number, event in enumerate(said.get("events", ())):
        events.record_event(by=staff, ask=ask, happened=_happened(event, today), events_read=number)


def _asked(said: Said, addressee: Addressee, today: date) -> asks.Asked:
    names = network_lists().names([addressee.key], on=today)
    return asks.Asked(
        title=said["title"],
        words=said["words"].strip(),
        addressee_kind=AddresseeKind(addressee.kind),
        addressee=addressee.name or names[addressee.key],
        organisation=addressee.organisation,
    )


def _stage_agreement(ask: Ask, unit: str, evidence: str, staff: SignedIn, agreed_on: date) -> None:
    """A unit's agreement; without evidence one of its own people agrees here."""
    if not evidence and speaks_for(staff, unit):
        asks.agree(by=staff, ask=ask, unit=unit, version=ask.version)
        return
    asks.note_agreement(
        by=staff, ask=ask, unit=unit, version=ask.version, agreed_on=agreed_on, evidence=evidence
    )


def _happened(said: Said, today: date) -> events.Happened:
    return events.Happened(
        kind=EventKind(said["kind"]),
        on=_ago(said["days_ago"], today),
        words=said.get("words", "").strip(),
        to_whom=said.get("to_whom", ""),
    )


def _stage_resource(said: Said, staff: SignedIn, today: date) -> None:
    names = ("title", "what", "licence", "theme", "address", "text", "did_not_work")
    words = {name: said[name].strip() for name in names if name in said}
    made = resources.offer_resource(
        by=staff,
        network=said["network"],
        offered_by=said["offered_by"],
        words=resources.ResourceWords(**words),
        looked=resources.Looked(
            _ago(said["reviewed_days_ago"], today), _ago(-said["review_due_in_days"], today)
        ),
    )
    for use in said.get("uses", ()):
        resources.record_use(
            by=staff,
            resource=made,
            organisation=use["organisation"],
            used_on=_ago(use["days_ago"], today),
            what_for=use["what_for"],
            helped=Helped(use["helped"]),
        )


def _stage_membership(said: Said, staff: SignedIn, today: date) -> None:
    made = memberships.join(
        by=staff, name=said["name"], asks=said["asks"].strip(), joined_on=said.get("joined_on")
    )
    for each in said.get("contributions", ()):
        did = memberships.Did(
            on=_ago(each["days_ago"], today),
            words=each["words"].strip(),
            evidence=each.get("evidence", ""),
            address=each.get("address", ""),
        )
        memberships.contribute(by=staff, membership=made, did=did)


def _stage_question(said: Said, staff: SignedIn) -> None:
    made = questions.add_question(by=staff, network=said["network"], words=said["words"])
    for each in said.get("definitions", ()):
        definition = questions.Definition(
            each.get("measure", ""), each.get("version"), each.get("words", "")
        )
        questions.say_definition(
            by=staff, question=made, organisation=each["organisation"], definition=definition
        )
    for each in said.get("figures", ()):
        used = standing_definition(made, each["organisation"])
        if used is not None:
            counted = {name: each[name] for name in ("year", "events", "people", "as_at", "source")}
            figures.share_figure(
                by=staff, question=made, definition=used, counted=figures.Counted(**counted)
            )


def _ago(days: int, today: date) -> date:
    return today - timedelta(days=days)
