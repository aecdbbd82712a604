"""What other apps may use of accounts: the permission function, and people as they may see them."""

from headwater_web.accounts.actions import edition_writers
from headwater_web.accounts.codes import code_at
from headwater_web.accounts.declaring import Route, declare_included, declares, routes
from headwater_web.accounts.ensuring import (
    ensure_member,
    ensure_organisation,
    ensure_second_step,
)
from headwater_web.accounts.queries import (
    PersonInOffice,
    all_organisations,
    display_names,
    organisations_of,
    people_in_office,
    person_of,
    person_with_email,
    person_with_reference,
    roles_of,
)
from headwater_web.accounts.roles import STAFF, TWO_STEPS, Role
from headwater_web.accounts.rules import (
    ADMITS,
    RULE_WORDS,
    Asker,
    NotPermitted,
    Rule,
    check_may,
    may,
)

__all__ = [
    "ADMITS",
    "RULE_WORDS",
    "STAFF",
    "TWO_STEPS",
    "Asker",
    "NotPermitted",
    "PersonInOffice",
    "Role",
    "Route",
    "Rule",
    "all_organisations",
    "check_may",
    "code_at",
    "declare_included",
    "declares",
    "display_names",
    "edition_writers",
    "ensure_member",
    "ensure_organisation",
    "ensure_second_step",
    "may",
    "organisations_of",
    "people_in_office",
    "person_of",
    "person_with_email",
    "person_with_reference",
    "roles_of",
    "routes",
]
