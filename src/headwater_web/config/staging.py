"""Putting the demonstration on stage: the cast, the plain pages, and what the cast has done."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.accounts.api import (
    TWO_STEPS,
    ensure_member,
    ensure_organisation,
    ensure_second_step,
    person_with_email,
)
from headwater_web.agreements.api import AgreementsStaff, stage_agreements
from headwater_web.claims.api import ClaimsStaff, stage_claims
from headwater_web.community.api import stage_community
from headwater_web.config.cast import CAST, ORGANISATIONS, CastMember
from headwater_web.config.loading import load_partnership
from headwater_web.dashboard.api import stage_saved_views
from headwater_web.equality.api import EqualityStaff, stage_equality
from headwater_web.evaluations.api import EvaluationsStaff, stage_evaluations
from headwater_web.evidence.api import EvidenceStaff, stage_evidence
from headwater_web.funding.api import stage_funding
from headwater_web.governance.api import seat_person, stage_governance
from headwater_web.interventions.api import InterventionsStaff, stage_interventions
from headwater_web.lived_experience.api import ListeningStaff, stage_lived_experience
from headwater_web.needs.api import NeedsStaff, stage_edition, stage_needs
from headwater_web.networks.api import stage_networks
from headwater_web.pages.api import FIRST_PAGES, add_first_pages
from headwater_web.provider_returns.api import ProviderStaff, stage_provider_returns
from headwater_web.returns.api import ReturnsStaff, stage_returns
from headwater_web.scrutiny.api import SignedIn, stage_scrutiny
from headwater_web.standards.api import stage_assessments
from headwater_web.strategy.api import Staff, stage_strategy
from headwater_web.ui.api import released_reader
from headwater_web.ui.definition_files import partnership_path

SINCE = date(2025, 1, 1)
SEATED = {"hari": ("strategic_board", "health"), "imani": ("scrutiny_panel", "chair")}
"""Who of the cast holds which seat of which body, where the partnership has it."""


@transaction.atomic
def stage_demonstration() -> None:
    """Create whatever of the demonstration is not there yet. Twice changes nothing."""
    place_cast()
    add_first_pages(pages=FIRST_PAGES)
    stage_work(today=timezone.localdate())


@transaction.atomic
def place_cast() -> None:
    """Organisations, people, roles and second steps."""
    for key, name in ORGANISATIONS.items():
        ensure_organisation(key=key, name=name)
    for member in CAST:
        _place(member)


@transaction.atomic
def stage_work(*, today: date) -> None:
    """Bodies, registers, actions, panels, money and assessments: what the partnership works on."""
    load_partnership()
    stage_governance(partnership_path("bodies.yaml"), today=today)
    grace, hari, imani, farah = (_person(name) for name in ("grace", "hari", "imani", "farah"))
    stage_agreements(
        partnership_path("agreements.yaml"),
        staff=AgreementsStaff(writer=grace, lead=farah),
        today=today,
    )
    for name, (body, seat) in SEATED.items():
        seat_person(by=grace, body_key=body, seat_key=seat, person=_person(name).audit_reference)
    stage_evidence(
        partnership_path("evidence.yaml"),
        staff=EvidenceStaff(analyst=_person("amara"), manager=grace),
        today=today,
    )
    plans = stage_strategy(staff=Staff(grace, hari), today=today)
    if plans:
        stage_scrutiny(partnership_path("panels.yaml"), about=plans[0], staff=grace, member=imani)
    stage_networks(partnership_path("networks.yaml"), staff=grace, today=today)
    stage_lived_experience(
        partnership_path("lived_experience.yaml"),
        staff=ListeningStaff(first=_person("amara"), second=grace, clearer=_person("chioma")),
        today=today,
    )
    stage_funding(partnership_path("funding.yaml"), staff=grace, today=today)
    stage_community(partnership_path("assets.yaml"), staff=grace, today=today)
    assessments = stage_equality(
        partnership_path("equality.yaml"),
        about=plans,
        staff=EqualityStaff(writer=grace, signer=hari),
        today=today,
    )
    stage_interventions(
        partnership_path("interventions.yaml"),
        staff=InterventionsStaff(manager=grace, director=_person("chioma")),
        assessments=assessments,
        today=today,
    )
    stage_provider_returns(
        partnership_path("provider_returns.yaml"),
        staff=ProviderStaff(
            organisation="youth_project",
            writer=_person("dev"),
            certifier=_person("ellis"),
            manager=grace,
        ),
        today=today,
    )
    stage_evaluations(
        partnership_path("evaluations.yaml"),
        staff=EvaluationsStaff(writer=_person("amara"), locker=grace),
    )
    stage_claims(
        partnership_path("claims.yaml"),
        staff=ClaimsStaff(writer=_person("dev"), publisher=grace),
    )
    stage_assessments(today=today)
    _stage_assessment(grace, today=today)
    stage_returns(
        partnership_path("returns.yaml"),
        staff=ReturnsStaff(analyst=_person("amara"), manager=grace),
        today=today,
    )
    stage_saved_views(
        partnership_path("saved_views.yaml"),
        people={name: _person(name) for name in ("amara", "chioma", "hari")},
        reader=released_reader(),
    )


def _stage_assessment(grace: SignedIn, *, today: date) -> None:
    """One edition on its way to the engine, where there is a release, and the next as a draft."""
    path = partnership_path("needs_assessment.yaml")
    staff = NeedsStaff(writer=_person("amara"), manager=grace, partner=_person("ben"))
    stage_edition(path, staff=staff, director=_person("chioma"))
    stage_needs(path, staff=staff, today=today)


def _person(first_name: str) -> SignedIn:
    member = next(each for each in CAST if each.first_name.lower() == first_name)
    person = person_with_email(member.email)
    if person is None:
        raise LookupError(first_name)
    return person


def _place(member: CastMember) -> None:
    ensure_member(
        email=member.email,
        name=member.name,
        password=member.password,
        organisation=member.organisation,
        role=member.role,
        since=SINCE,
    )
    if member.role in TWO_STEPS:
        ensure_second_step(email=member.email, secret=member.second_step_secret)
