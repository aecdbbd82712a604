"""The demonstration's draft of the needs assessment. Twice changes nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater.released.editions.content import Cut
from headwater.released.editions.said import say
from headwater.released.editions.tokens import NEWEST, Token, tokens_in
from headwater.released.opened import Release
from headwater.vocabulary.faults import Fault
from headwater_web.accounts.api import Role
from headwater_web.audit.api import Actor
from headwater_web.needs.actions import reviewing
from headwater_web.needs.actions.publishing import publish, sign_off
from headwater_web.needs.actions.starting import start_edition
from headwater_web.needs.actions.writing import Brought
from headwater_web.needs.contents import digest_of_text
from headwater_web.needs.models import Asked, EditionPage
from headwater_web.needs.outline import PlannedModule, outline, planned_module
from headwater_web.needs.queries.drafts import draft
from headwater_web.ui.api import current_release
from headwater_web.ui.definition_files import read_yaml

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NeedsStaff:
    """Who does what in the demonstration."""

    writer: Actor
    manager: Actor
    partner: Actor


@transaction.atomic
def stage_needs(path: Path, *, staff: NeedsStaff, today: date) -> None:
    """Begin the draft that the file describes, with its comments and its consultation."""
    if not path.exists():
        return
    shown: Said = read_yaml(path).get("demonstration") or {}
    if not shown or EditionPage.objects.filter(title=shown["title"]).exists():
        return
    modules = _modules(shown)
    edition = start_edition(
        by=staff.writer,
        title=shown["title"],
        modules=modules,
        brought=tuple(_written_earlier(shown, modules, by=staff.writer)),
    )
    for said in shown.get("comments", ()):
        _comment(said, edition, staff)
    for said in shown.get("consultations", ()):
        _consult(said, edition, staff, today)


@transaction.atomic
def stage_edition(path: Path, *, staff: NeedsStaff, director: Actor) -> Asked | None:
    """Have the demonstration's first edition signed, and ask the engine to build it, once.

    It has every module of the outline in which something stands, but for those that the file
    leaves out. Nothing is asked before the first release, nor of one that lacks what its words
    say, as a release of other data than the demonstration's does.
    """
    shown: Said = read_yaml(path).get("demonstration") or {}
    said: Said = shown.get("published") or {}
    there = EditionPage.objects.filter(title=said.get("title", ""))
    release = current_release()
    if not said or there.exists() or release is None:
        return None
    modules = [
        each
        for each in _modules(shown)
        if (each.blocks or each.computed) and each.key not in said["leaves_out"]
    ]
    if not _has_what_is_said(release, modules):
        return None
    edition = start_edition(by=staff.writer, title=said["title"], modules=modules)
    found = draft(edition.reference)
    if found is None:
        raise LookupError(edition.reference)
    for person, role in ((director, Role.DIRECTOR), (staff.manager, Role.PROGRAMME_MANAGER)):
        sign_off(
            by=person,
            reference=edition.reference,
            digest=found.digest,
            cut=Cut.FULL,
            role=str(role.label),
        )
    return publish(by=director, reference=edition.reference, digest=found.digest)


def _has_what_is_said(release: Release, modules: Iterable[PlannedModule]) -> bool:
    """Whether a release has every measure and every figure that some modules name."""
    measures = {each.measure for each in release.measures}
    blocks = [block for module in modules for block in module.blocks]
    texts = [str(value) for kind, value in blocks if kind != "figure"]
    return all(token.measure in measures for token in tokens_in(*texts)) and all(
        value in release.figures for kind, value in blocks if kind == "figure"
    )


def _modules(shown: Said) -> tuple[PlannedModule, ...]:
    """The outline's modules, with the words that the demonstration has for some of them."""
    words = {said["key"]: planned_module(said) for said in shown.get("modules", ())}
    return tuple(_with_words(each, words.get(each.key)) for each in outline(current_release()))


def _written_earlier(
    shown: Said, modules: Iterable[PlannedModule], *, by: Actor
) -> Iterator[Brought]:
    """How numbers read in the modules that were written before the newest year was there.

    They are those of the current release for the year before: what was the newest one then.
    """
    release, by_key = current_release(), {each.key: each for each in modules}
    for said in shown.get("written_earlier", ()) if release is not None else ():
        read_at = timezone.now() - timedelta(days=said["days_ago"])
        planned = by_key.get(said["module"])
        for text in _texts(planned) if planned is not None else ():
            for token in tokens_in(text):
                if release is not None and (words := _a_year_before(release, token)):
                    yield Brought(
                        digest_of_text(text),
                        str(token),
                        words,
                        release.release_id,
                        read_at,
                        by.audit_reference,
                    )


def _texts(planned: PlannedModule) -> tuple[str, ...]:
    """The paragraphs and the easy sentences of a planned module."""
    return (*(value for kind, value in planned.blocks if kind == "paragraph"), *planned.easy)


def _a_year_before(release: Release, token: Token) -> str:
    """How the newest yearly number of a token read a year earlier, or nothing if it has none."""
    try:
        newest = say(release, token).period
        if token.period != NEWEST or not newest.isdigit():
            return ""
        return say(release, replace(token, period=str(int(newest) - 1))).words
    except Fault:
        return ""


def _with_words(planned: PlannedModule, written: PlannedModule | None) -> PlannedModule:
    if written is None:
        return planned
    return replace(planned, blocks=written.blocks, easy=written.easy, outside=written.outside)


def _comment(said: Said, edition: EditionPage, staff: NeedsStaff) -> None:
    by = {"partner": staff.partner, "manager": staff.manager, "writer": staff.writer}
    made = reviewing.comment(
        by=by[said["by"]],
        edition=edition,
        module=said["module"],
        words=said["words"].strip(),
        quoted=said.get("quoted", ""),
    )
    for answer in said.get("answers", ()):
        reviewing.reply(
            by=by[answer["by"]],
            edition=edition,
            to=made,
            words=answer["words"].strip(),
            closes=answer.get("closes", False),
        )


def _consult(said: Said, edition: EditionPage, staff: NeedsStaff, today: date) -> None:
    window = reviewing.open_window(
        by=staff.manager,
        edition=edition,
        opened_on=today - timedelta(days=said["opened_days_ago"]),
        asked=said["asked"].strip(),
    )
    if "closed_days_ago" in said:
        reviewing.close_window(
            by=staff.manager,
            edition=edition,
            window=window,
            came_of_it=reviewing.CameOfIt(
                today - timedelta(days=said["closed_days_ago"]),
                said["responses"],
                said["what_changed"].strip(),
            ),
        )
