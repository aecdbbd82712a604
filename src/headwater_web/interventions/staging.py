"""The demonstration's programmes, from the partnership's definitions. Twice changes nothing.

Every act goes through the same functions as on the site.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater.vocabulary.periods import add_months
from headwater_web.accounts.api import ensure_organisation
from headwater_web.audit.api import Actor
from headwater_web.evidence.api import cards_for
from headwater_web.funding.api import LineStanding, lines_standing, stage_funding
from headwater_web.governance.api import meetings_from, record_decision
from headwater_web.interventions import staging_around
from headwater_web.interventions.actions import appraisals, deciding, money, programmes
from headwater_web.interventions.actions.costs import take_over_edition
from headwater_web.interventions.cost_files import read_costs
from headwater_web.interventions.models import (
    Appraisal,
    CostEdition,
    IntendedBalance,
    OptionKind,
    Programme,
)
from headwater_web.strategy.api import finding_words
from headwater_web.ui.definition_files import read_yaml

QUARTER = 3
Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class InterventionsStaff:
    """Who does it in the demonstration: one who describes, one who notes what was decided."""

    manager: Actor
    director: Actor


@dataclass(frozen=True, slots=True)
class _Stage:
    """What the staging of programmes needs to know."""

    staff: InterventionsStaff
    today: date
    decisions: Mapping[str, str]
    cards: Mapping[str, str]
    fund: LineStanding
    assessments: Sequence[str]


@transaction.atomic
def stage_interventions(
    path: Path, *, staff: InterventionsStaff, assessments: Sequence[str], today: date
) -> tuple[str, ...]:
    """Stage what a definitions file holds and is not there yet; nothing where there is no file.

    `assessments` are equality assessments that were staged before. Returns the references of the
    programmes.
    """
    if not path.exists():
        return ()
    said = read_yaml(path)
    for key, name in said["organisations"].items():
        ensure_organisation(key=key, name=name)
    stage_funding(path.with_name(said["funding_file"]), staff=staff.manager, today=today)
    _stage_costs(path.parent, said["cost_files"], staff)
    if not Programme.objects.exists():
        _stage_programmes(said, staff, assessments, today)
    staging_around.stage_around_programmes(said, by=staff.manager, today=today)
    return tuple(Programme.objects.values_list("reference", flat=True))


def _stage_costs(folder: Path, names: Sequence[str], staff: InterventionsStaff) -> None:
    for name in names:
        read = read_costs(folder.joinpath(name).read_text(encoding="utf-8"))
        if not CostEdition.objects.filter(fingerprint=read.fingerprint).exists():
            take_over_edition(by=staff.manager, read=read)


def _stage_programmes(
    said: Given, staff: InterventionsStaff, assessments: Sequence[str], today: date
) -> None:
    lines = lines_standing(today)
    fund = next(each for each in lines if each.agreement_title == said["fund"])
    described = {each["key"]: _describe(each, staff, fund.starts_on) for each in said["programmes"]}
    about = {
        "programmes_agreed": [
            described[each["key"]].reference
            for each in said["programmes"]
            if each.get("decision", {}).get("decision") == "programmes_agreed"
        ],
        "talks_stopped": [
            described[each["key"]].reference for each in said["programmes"] if "stop" in each
        ],
    }
    stage = _Stage(
        staff=staff,
        today=today,
        decisions=_decisions(said["decisions"], about, staff, today),
        cards={each.key: each.reference for each in cards_for(today=today)},
        fund=fund,
        assessments=assessments,
    )
    for each in said["programmes"]:
        _fill(each, described[each["key"]], lines, stage)
    for each in said["appraisals"]:
        _appraise(each, described, stage)
    for each in said["balance"]:
        _balance(each, stage)


def _describe(said: Given, staff: InterventionsStaff, first_day: date) -> Programme:
    starts_on = add_months(first_day, QUARTER * said["begins_quarter"])
    findings = finding_words(said.get("needs", []))
    return programmes.describe_programme(
        by=staff.manager,
        key=said["key"],
        is_made_up=True,
        said=programmes.ProgrammeSaid(
            name=said["name"],
            organisation=said["organisation"],
            kind=said["kind"],
            purpose=said["purpose"].strip(),
            tier=said["tier"],
            target_group=said["target_group"],
            bands=said["bands"],
            districts=staging_around.districts_of(said),
            place_kinds=said.get("place_kinds", []),
            institution_kinds=said.get("institution_kinds", []),
            needs=[each for each in said.get("needs", []) if each in findings],
            priority_number=said.get("priority_number"),
            starts_on=starts_on,
            ends_on=add_months(starts_on, QUARTER * said["quarters"]),
            expected_people=said.get("expected_people"),
            expected_sessions=said.get("expected_sessions"),
            design=said["design"],
            design_because=said["design_because"].strip(),
            stop_when=said["stop_when"],
        ),
    )


def _decisions(
    said: Sequence[Given],
    about: Mapping[str, list[str]],
    staff: InterventionsStaff,
    today: date,
) -> dict[str, str]:
    """Recorded with their body, at meetings that were held; one without its meeting is left out."""
    held = {each.title: each.reference for each in meetings_from(today - timedelta(days=730))}
    return {
        each["key"]: record_decision(
            by=staff.manager,
            meeting=held[each["meeting"]],
            about=about.get(each["key"], []),
            words=each["words"],
            outcome=each["outcome"],
            reasons=each["reasons"],
            dissent=each.get("dissent", ""),
        )
        for each in said
        if each["meeting"] in held
    }


def _fill(said: Given, programme: Programme, lines: Sequence[LineStanding], stage: _Stage) -> None:
    by = stage.staff.manager
    if "theory" in said:
        programmes.say_theory(
            by=by, programme=programme, said=programmes.TheorySaid(**said["theory"])
        )
        programmes.say_grounds(by=by, programme=programme, said=_grounds(said, stage))
    for each in said.get("choices", ()):
        source = stage.cards.get(each["card"], "") if "card" in each else each["source"]
        if source:
            programmes.note_choice(
                by=by, programme=programme, source=source, choice=each["choice"], how=each["how"]
            )
    for each in said["money"]:
        _give(each, programme, lines, stage)
    if "decision" in said:
        _decide(said["decision"], programme, stage)
    if "stop" in said:
        _stop(said["stop"], programme, stage)


def _grounds(said: Given, stage: _Stage) -> programmes.GroundsSaid:
    cards = [stage.cards[key] for key in said.get("cards", []) if key in stage.cards]
    equality = next(iter(stage.assessments), "") if said.get("has_equality") else ""
    waits = "It waits for its assessment." if said.get("has_equality") else ""
    return programmes.GroundsSaid(
        cards=cards,
        none_because="" if cards else said.get("none_because", "The cards were withdrawn."),
        equality=equality,
        equality_because="" if equality else said.get("equality_because", waits),
    )


def _give(said: Given, programme: Programme, lines: Sequence[LineStanding], stage: _Stage) -> None:
    line = next(
        (
            each
            for each in lines
            if (each.agreement_title, each.title) == (said["agreement"], said["line"])
        ),
        None,
    )
    version = programme.versions.order_by("number").last()
    if line is None or version is None:
        return
    money.allocate(
        by=stage.staff.manager,
        programme=programme,
        share=money.Share(
            line=line.number,
            amount=Decimal(said["amount"]),
            starts_on=max(version.starts_on, line.starts_on),
            ends_on=min(version.ends_on, line.ends_on),
            district=said.get("district", ""),
        ),
    )


def _decide(said: Given, programme: Programme, stage: _Stage) -> None:
    version = programme.versions.order_by("number").last()
    reference = stage.decisions.get(said["decision"])
    if version is None or reference is None:
        return
    deciding.note_decision(
        by=stage.staff.director,
        programme=programme,
        said=deciding.DecisionSaid(
            turn=said["turn"],
            decision=reference,
            takes_effect_on=version.starts_on,
            reasons=said["reasons"],
            next_question=said["next_question"],
            next_on=stage.today + timedelta(days=said["next_in_days"]),
        ),
    )


def _stop(said: Given, programme: Programme, stage: _Stage) -> None:
    reference = stage.decisions.get(said["decision"])
    if reference is None:
        return
    deciding.note_decision(
        by=stage.staff.director,
        programme=programme,
        said=deciding.DecisionSaid(
            turn="stop",
            decision=reference,
            takes_effect_on=stage.today - timedelta(days=120),
            reasons=said["reasons"],
            liked=said["liked"],
            instead=said["instead"],
        ),
    )


def _appraise(said: Given, described: Mapping[str, Programme], stage: _Stage) -> None:
    if Appraisal.objects.filter(title=said["title"]).exists():
        return
    by = stage.staff.manager
    appraisal = appraisals.begin_appraisal(
        by=by,
        title=said["title"],
        question=said["question"],
        weights=said["weights"],
        programme=described[said["programme"]],
        is_made_up=True,
        at=_noon(stage.today - timedelta(days=said["begun_days_ago"])),
    )
    criteria = list(appraisal.criteria.all())
    chosen = None
    for each in said["options"]:
        option = appraisals.add_option(
            by=by,
            appraisal=appraisal,
            said=appraisals.OptionSaid(
                OptionKind(each["kind"]).value,
                each["title"],
                each["words"],
                Decimal(each["cost"]),
                [],
            ),
        )
        if "scores" in each:
            points = {
                criterion.pk: (given, because)
                for criterion, (given, because) in zip(criteria, each["scores"], strict=True)
            }
            appraisals.score_option(by=by, option=option, points=points)
        if each["title"] == said.get("end", {}).get("chosen"):
            chosen = option
    reference = stage.decisions.get(said["end"]["decision"]) if chosen else None
    if chosen is not None and reference is not None:
        appraisals.end_appraisal(
            by=stage.staff.director,
            chosen=chosen,
            decision=reference,
            reasons=said["end"]["reasons"],
        )


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _balance(said: Given, stage: _Stage) -> None:
    reference = stage.decisions.get(said["decision"])
    if reference is None or IntendedBalance.objects.exists():
        return
    deciding.state_balance(
        by=stage.staff.director,
        said=deciding.BalanceSaid(
            primary=said["primary"],
            secondary=said["secondary"],
            tertiary=said["tertiary"],
            decision=reference,
            holds_from=stage.fund.starts_on,
            because=said["because"],
        ),
    )
