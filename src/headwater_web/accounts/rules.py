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
