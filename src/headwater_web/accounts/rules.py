"""What a person may do: every rule, and who it admits. The one place that decides.

Pages, lists, counts, menus, exports and e-mails all ask `may`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.roles import STAFF, Role


class Rule(StrEnum):
    """One thing that may or may not be done. Every route declares one of these."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed_in"
    SEE_PARTNER_CUT = "see_partner_cut"
    SEE_FULL_CUT = "see_full_cut"
    SUBMIT_FILES = "submit_files"
    SEE_SUBMISSIONS = "see_submissions"
    SEE_PEOPLE = "see_people"
    MANAGE_PEOPLE = "manage_people"
    READ_AUDIT = "read_audit"
    EDIT_PAGES = "edit_pages"
    OPEN_EDITOR = "open_editor"
    WRITE_EDITIONS = "write_editions"
    COMMENT_ON_EDITIONS = "comment_on_editions"
    SIGN_OFF_EDITIONS = "sign_off_editions"
    PUBLISH_EDITIONS = "publish_editions"
    PREVIEW_EDITIONS = "preview_editions"
    LINK_THINGS = "link_things"
    SEE_GOVERNANCE = "see_governance"
    MANAGE_GOVERNANCE = "manage_governance"
    SEE_BOARD_PAPERS = "see_board_papers"
    SEE_STRATEGY = "see_strategy"
    MANAGE_STRATEGY = "manage_strategy"
    UPDATE_ACTIONS = "update_actions"
    CONFIRM_CLOSURE = "confirm_closure"
    SEE_SCRUTINY = "see_scrutiny"
    SEND_TO_SCRUTINY = "send_to_scrutiny"
    ANSWER_CHALLENGES = "answer_challenges"
    CHALLENGE = "challenge"
    OVERRIDE_CHALLENGES = "override_challenges"
    SEE_ASSESSMENTS = "see_assessments"
    ASSESS = "assess"
    MANAGE_ASSESSMENTS = "manage_assessments"
    SEE_EQUALITY = "see_equality"
    MANAGE_EQUALITY = "manage_equality"
    SIGN_OFF_EQUALITY = "sign_off_equality"
    CHECK_EFFECTS = "check_effects"
    SEE_NETWORKS = "see_networks"
    MANAGE_NETWORKS = "manage_networks"
    SHARE_RESOURCES = "share_resources"
    SEE_FUNDING = "see_funding"
    MANAGE_FUNDING = "manage_funding"
    SEE_RETURNS = "see_returns"
    MANAGE_RETURNS = "manage_returns"
    SIGN_OFF_RETURNS = "sign_off_returns"
    SEE_AGREEMENTS = "see_agreements"
    MANAGE_AGREEMENTS = "manage_agreements"
    SEE_THEMES = "see_themes"
    SEE_LIVED_EXPERIENCE = "see_lived_experience"
    CODE_LIVED_EXPERIENCE = "code_lived_experience"
    CLEAR_QUOTATIONS = "clear_quotations"
    SEE_EVIDENCE = "see_evidence"
    SEE_EVIDENCE_DRAFTS = "see_evidence_drafts"
    MANAGE_EVIDENCE = "manage_evidence"
    MANAGE_ASSETS = "manage_assets"
    SEE_CLAIM_DRAFTS = "see_claim_drafts"
    WRITE_CLAIMS = "write_claims"
    SEE_EVALUATIONS = "see_evaluations"
    PLAN_EVALUATIONS = "plan_evaluations"
    LOCK_EVALUATIONS = "lock_evaluations"
    PUBLISH_EVALUATIONS = "publish_evaluations"
    PUBLISH_CLAIMS = "publish_claims"
    DISAGREE_WITH_CLAIMS = "disagree_with_claims"
    SEE_INTERVENTIONS = "see_interventions"
    SEE_PROGRAMME_MONEY = "see_programme_money"
    MANAGE_INTERVENTIONS = "manage_interventions"
    DECIDE_ON_INTERVENTIONS = "decide_on_interventions"
    SEE_PROVIDER_RETURNS = "see_provider_returns"
    WRITE_PROVIDER_RETURNS = "write_provider_returns"
    CERTIFY_PROVIDER_RETURNS = "certify_provider_returns"
    ACCEPT_PROVIDER_RETURNS = "accept_provider_returns"


RULE_WORDS = {
    Rule.EVERYONE: _("See what is public"),
    Rule.SIGNED_IN: _("Sign in and keep an account"),
    Rule.SEE_PARTNER_CUT: _("See the partners' cut of a publication"),
    Rule.SEE_FULL_CUT: _("See the full cut of a publication"),
    Rule.SUBMIT_FILES: _("Submit files"),
    Rule.SEE_SUBMISSIONS: _("See submitted files and their reports"),
    Rule.SEE_PEOPLE: _("See who has which role"),
    Rule.MANAGE_PEOPLE: _("Add people, and give or end a role"),
    Rule.READ_AUDIT: _("Read who did what"),
    Rule.EDIT_PAGES: _("Edit the plain pages"),
    Rule.OPEN_EDITOR: _("Open the editor of plain pages and of the needs assessment"),
    Rule.WRITE_EDITIONS: _("Write the needs assessment"),
    Rule.COMMENT_ON_EDITIONS: _("Comment on a draft of the needs assessment"),
    Rule.SIGN_OFF_EDITIONS: _("Stand for an edition of the needs assessment by name"),
    Rule.PUBLISH_EDITIONS: _("Publish an edition of the needs assessment"),
    Rule.PREVIEW_EDITIONS: _("Read an edition of the needs assessment before its time"),
    Rule.LINK_THINGS: _("Tie things together in a thread"),
    Rule.SEE_GOVERNANCE: _("See bodies, meetings and decisions"),
    Rule.MANAGE_GOVERNANCE: _("Keep bodies, meetings and decisions"),
    Rule.SEE_BOARD_PAPERS: _("See the board pack and the papers of meetings"),
    Rule.SEE_STRATEGY: _("See registers, plans and actions"),
    Rule.MANAGE_STRATEGY: _("Keep registers, plans and actions"),
    Rule.UPDATE_ACTIONS: _("Report progress on one's own organisation's actions"),
    Rule.CONFIRM_CLOSURE: _("Confirm that an action is done"),
    Rule.SEE_SCRUTINY: _("See what was sent to panels"),
    Rule.SEND_TO_SCRUTINY: _("Send plans and data to panels"),
    Rule.ANSWER_CHALLENGES: _("Answer a panel's challenge"),
    Rule.CHALLENGE: _("Challenge a plan or a dataset, and accept an answer"),
    Rule.OVERRIDE_CHALLENGES: _("Decide over an unanswered challenge, in public and with reasons"),
    Rule.SEE_ASSESSMENTS: _("See assessments against a framework"),
    Rule.ASSESS: _("Answer for one's own organisation in an assessment"),
    Rule.MANAGE_ASSESSMENTS: _("Open and close assessments"),
    Rule.SEE_EQUALITY: _("See equality impact assessments"),
    Rule.MANAGE_EQUALITY: _("Write equality impact assessments"),
    Rule.SIGN_OFF_EQUALITY: _("Sign off somebody else's equality impact assessment"),
    Rule.CHECK_EFFECTS: _("Say what came of a predicted effect"),
    Rule.SEE_NETWORKS: _("See networks and what was asked of others"),
    Rule.MANAGE_NETWORKS: _("Keep networks, and ask others"),
    Rule.SHARE_RESOURCES: _("Offer one's own organisation's resources, and say what was used"),
    Rule.SEE_FUNDING: _("See funding agreements and what was spent"),
    Rule.MANAGE_FUNDING: _("Keep funding agreements and what was spent"),
    Rule.SEE_RETURNS: _("See returns to funders and annual reports"),
    Rule.MANAGE_RETURNS: _("Write returns to funders and annual reports"),
    Rule.SIGN_OFF_RETURNS: _("Sign off somebody else's return"),
    Rule.SEE_AGREEMENTS: _("See agreements, requests for data and who opened person-level data"),
    Rule.MANAGE_AGREEMENTS: _("Keep agreements and requests, and decide on access"),
    Rule.SEE_THEMES: _("See what people spoke of when we listened, and words cleared for use"),
    Rule.SEE_LIVED_EXPERIENCE: _("See listening sessions, and notes without names"),
    Rule.CODE_LIVED_EXPERIENCE: _("Keep listening sessions and notes, and code them into themes"),
    Rule.CLEAR_QUOTATIONS: _("Clear words that somebody else proposed for use"),
    Rule.SEE_EVIDENCE: _("See evidence gaps and the research register"),
    Rule.SEE_EVIDENCE_DRAFTS: _("See drafts of evidence cards, and what research costs"),
    Rule.MANAGE_EVIDENCE: _("Keep evidence cards, gaps, studies and the steps of findings"),
    Rule.MANAGE_ASSETS: _("Keep the list of what there is: add, confirm and end"),
    Rule.SEE_CLAIM_DRAFTS: _("See drafts of what programmes showed"),
    Rule.SEE_EVALUATIONS: _("See evaluations before they are published"),
    Rule.PLAN_EVALUATIONS: _("Plan evaluations"),
    Rule.LOCK_EVALUATIONS: _("Lock somebody else's plan, and ask for its answer"),
    Rule.PUBLISH_EVALUATIONS: _("Publish what came out of an evaluation, or take it back"),
    Rule.WRITE_CLAIMS: _("Say what one's own organisation's figures show"),
    Rule.PUBLISH_CLAIMS: _("Publish what somebody else wrote of a programme, or withdraw it"),
    Rule.DISAGREE_WITH_CLAIMS: _("Have words printed beside a published claim"),
    Rule.SEE_INTERVENTIONS: _("See programmes, whom they are for, and what was decided"),
    Rule.SEE_PROGRAMME_MONEY: _("See the money of every programme"),
    Rule.MANAGE_INTERVENTIONS: _("Describe programmes, give them money, and weigh options"),
    Rule.DECIDE_ON_INTERVENTIONS: _("Note what a body decided on a programme"),
    Rule.SEE_PROVIDER_RETURNS: _("See what providers return; a provider its own alone"),
    Rule.WRITE_PROVIDER_RETURNS: _("Fill in a provider's return"),
    Rule.CERTIFY_PROVIDER_RETURNS: _("Certify one's own organisation's return"),
    Rule.ACCEPT_PROVIDER_RETURNS: _("Ask for providers' returns, and accept them"),
}

EVERY_ROLE = frozenset(Role)
ADMITS: dict[Rule, frozenset[Role]] = {
    Rule.SEE_PARTNER_CUT: EVERY_ROLE - {Role.PROVIDER, Role.PANEL_MEMBER},
    Rule.SEE_FULL_CUT: STAFF,
    Rule.SUBMIT_FILES: frozenset({Role.PARTNER_OFFICER, Role.ANALYST}),
    Rule.SEE_SUBMISSIONS: frozenset(
        {Role.PARTNER_OFFICER, Role.ANALYST, Role.INFORMATION_GOVERNANCE_LEAD}
    ),
    Rule.SEE_PEOPLE: frozenset({Role.INFORMATION_GOVERNANCE_LEAD, Role.PROGRAMME_MANAGER}),
    Rule.MANAGE_PEOPLE: frozenset({Role.INFORMATION_GOVERNANCE_LEAD}),
    Rule.READ_AUDIT: frozenset({Role.INFORMATION_GOVERNANCE_LEAD}),
    Rule.EDIT_PAGES: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR}),
    Rule.OPEN_EDITOR: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR, Role.ANALYST}),
    Rule.WRITE_EDITIONS: frozenset({Role.PROGRAMME_MANAGER, Role.ANALYST}),
    Rule.COMMENT_ON_EDITIONS: STAFF | {Role.BOARD_MEMBER, Role.PARTNER_OFFICER},
    Rule.SIGN_OFF_EDITIONS: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR, Role.BOARD_MEMBER}),
    Rule.PUBLISH_EDITIONS: frozenset({Role.DIRECTOR}),
    Rule.PREVIEW_EDITIONS: STAFF | {Role.BOARD_MEMBER},
    Rule.LINK_THINGS: STAFF,
    Rule.SEE_GOVERNANCE: EVERY_ROLE,
    Rule.MANAGE_GOVERNANCE: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR}),
    Rule.SEE_BOARD_PAPERS: STAFF | {Role.BOARD_MEMBER},
    Rule.SEE_STRATEGY: EVERY_ROLE,
    Rule.MANAGE_STRATEGY: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR}),
    Rule.UPDATE_ACTIONS: frozenset(
        {
            Role.PROGRAMME_MANAGER,
            Role.DIRECTOR,
            Role.ANALYST,
            Role.BOARD_MEMBER,
            Role.PARTNER_OFFICER,
            Role.PROVIDER,
        }
    ),
    Rule.CONFIRM_CLOSURE: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR, Role.BOARD_MEMBER}),
    Rule.SEE_SCRUTINY: EVERY_ROLE,
    Rule.SEND_TO_SCRUTINY: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR, Role.ANALYST}),
    Rule.ANSWER_CHALLENGES: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR}),
    Rule.CHALLENGE: frozenset({Role.PANEL_MEMBER}),
    Rule.OVERRIDE_CHALLENGES: frozenset({Role.DIRECTOR}),
    Rule.SEE_ASSESSMENTS: STAFF | {Role.BOARD_MEMBER, Role.PARTNER_OFFICER},
    Rule.ASSESS: frozenset(
        {Role.PROGRAMME_MANAGER, Role.DIRECTOR, Role.BOARD_MEMBER, Role.PARTNER_OFFICER}
    ),
    Rule.MANAGE_ASSESSMENTS: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR}),
    Rule.SEE_EQUALITY: EVERY_ROLE,
    Rule.MANAGE_EQUALITY: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR, Role.ANALYST}),
    Rule.SIGN_OFF_EQUALITY: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR, Role.BOARD_MEMBER}),
    Rule.CHECK_EFFECTS: frozenset(
        {
            Role.PROGRAMME_MANAGER,
            Role.DIRECTOR,
            Role.ANALYST,
            Role.PARTNER_OFFICER,
            Role.PROVIDER,
        }
    ),
    Rule.SEE_NETWORKS: EVERY_ROLE,
    Rule.MANAGE_NETWORKS: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR}),
    Rule.SHARE_RESOURCES: frozenset(
        {
            Role.PROGRAMME_MANAGER,
            Role.DIRECTOR,
            Role.ANALYST,
            Role.PARTNER_OFFICER,
            Role.BOARD_MEMBER,
        }
    ),
    Rule.SEE_FUNDING: STAFF | {Role.BOARD_MEMBER},
    Rule.MANAGE_FUNDING: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR}),
    Rule.SEE_RETURNS: STAFF | {Role.BOARD_MEMBER},
    Rule.MANAGE_RETURNS: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR, Role.ANALYST}),
    Rule.SIGN_OFF_RETURNS: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR}),
    Rule.SEE_AGREEMENTS: STAFF | {Role.PARTNER_OFFICER},
    Rule.MANAGE_AGREEMENTS: frozenset({Role.INFORMATION_GOVERNANCE_LEAD, Role.PROGRAMME_MANAGER}),
    Rule.SEE_THEMES: STAFF | {Role.BOARD_MEMBER, Role.PARTNER_OFFICER},
    Rule.SEE_LIVED_EXPERIENCE: STAFF,
    Rule.CODE_LIVED_EXPERIENCE: frozenset({Role.ANALYST, Role.PROGRAMME_MANAGER}),
    Rule.CLEAR_QUOTATIONS: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR}),
    Rule.SEE_EVIDENCE: EVERY_ROLE,
    Rule.SEE_EVIDENCE_DRAFTS: STAFF | {Role.BOARD_MEMBER, Role.PARTNER_OFFICER},
    Rule.MANAGE_EVIDENCE: frozenset({Role.ANALYST, Role.PROGRAMME_MANAGER}),
    Rule.MANAGE_ASSETS: frozenset({Role.ANALYST, Role.PROGRAMME_MANAGER}),
    Rule.SEE_CLAIM_DRAFTS: STAFF | {Role.PROVIDER},
    Rule.SEE_EVALUATIONS: STAFF | {Role.PROVIDER},
    Rule.PLAN_EVALUATIONS: frozenset({Role.ANALYST, Role.PROGRAMME_MANAGER}),
    Rule.LOCK_EVALUATIONS: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR}),
    Rule.PUBLISH_EVALUATIONS: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR}),
    Rule.WRITE_CLAIMS: frozenset({Role.ANALYST, Role.PROGRAMME_MANAGER, Role.PROVIDER}),
    Rule.PUBLISH_CLAIMS: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR}),
    Rule.DISAGREE_WITH_CLAIMS: EVERY_ROLE,
    Rule.SEE_INTERVENTIONS: EVERY_ROLE - {Role.PANEL_MEMBER},
    Rule.SEE_PROGRAMME_MONEY: EVERY_ROLE - {Role.PANEL_MEMBER, Role.PROVIDER},
    Rule.MANAGE_INTERVENTIONS: frozenset({Role.PROGRAMME_MANAGER, Role.DIRECTOR, Role.ANALYST}),
    Rule.DECIDE_ON_INTERVENTIONS: frozenset({Role.DIRECTOR, Role.BOARD_MEMBER}),
    Rule.SEE_PROVIDER_RETURNS: STAFF | {Role.BOARD_MEMBER, Role.PROVIDER},
    Rule.WRITE_PROVIDER_RETURNS: frozenset({Role.PROGRAMME_MANAGER, Role.PROVIDER}),
    Rule.CERTIFY_PROVIDER_RETURNS: frozenset({Role.PROVIDER}),
    Rule.ACCEPT_PROVIDER_RETURNS: frozenset({Role.PROGRAMME_MANAGER, Role.ANALYST}),
}
"""The roles that each rule admits. EVERYONE and SIGNED_IN ask for none."""


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that someone holds in one organisation, from a date until before another."""

    role: Role
    organisation: str
    starts_on: date
    ends_on: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether the role is held on that day. The end is the first day without it."""
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)


class Asker(Protocol):
    """Whoever asks: a Person, or Django's AnonymousUser."""

    @property
    def is_authenticated(self) -> bool: ...

    @property
    def is_active(self) -> bool: ...


class NotPermitted(PermissionDenied):
    """A person may not do this. The page says who may."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(f"Found no role for {rule}.")
        self.rule = rule

    @property
    def admitted(self) -> list[Role]:
        """The roles that may, in the order of the list of roles."""
        return [role for role in Role if role in ADMITS.get(self.rule, frozenset())]


def may(person: Asker, rule: Rule, *, about: str | None = None, on: date | None = None) -> bool:
    """Whether `person` may do what `rule` names, on a day (today unless said).

    `about` is the key of the organisation that the thing belongs to. The partnership's own team
    may reach any organisation's things; everyone else only those of an organisation for which
    they hold an admitted role. Without `about` the question is whether they may at all.
    """
    if rule is Rule.EVERYONE:
        return True
    if not (person.is_authenticated and person.is_active):
        return False
    if rule is Rule.SIGNED_IN:
        return True
    day = on or timezone.localdate()
    return any(_admits(rule, held, about) for held in _held(person) if held.in_force(day))


def _held(person: Asker) -> tuple[HeldRole, ...]:
    held: tuple[HeldRole, ...] = getattr(person, "held_roles", ())
    return held


def _admits(rule: Rule, held: HeldRole, about: str | None) -> bool:
    if held.role not in ADMITS[rule]:
        return False
    return about is None or held.role in STAFF or held.organisation == about


def check_may(
    person: Asker, rule: Rule, *, about: str | None = None, on: date | None = None
) -> None:
    """Raise NotPermitted unless `may` says yes."""
    if not may(person, rule, about=about, on=on):
        raise NotPermitted(rule)
