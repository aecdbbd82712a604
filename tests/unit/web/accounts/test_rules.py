"""Who may do what: the table of rules, written out a second time as people would say it."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from headwater_web.accounts.api import ADMITS, RULE_WORDS, Role, Rule, check_may, may
from headwater_web.accounts.rules import HeldRole, NotPermitted

TODAY = date(2026, 3, 10)
ALWAYS = date(2020, 1, 1)

#                        analyst  lead  manager  director  board  officer  provider  panel
EXPECTED = """
everyone                 yes      yes   yes      yes       yes    yes      yes       yes
signed_in                yes      yes   yes      yes       yes    yes      yes       yes
see_partner_cut          yes      yes   yes      yes       yes    yes      no        no
see_full_cut             yes      yes   yes      yes       no     no       no        no
submit_files             yes      no    no       no        no     yes      no        no
see_submissions          yes      yes   no       no        no     yes      no        no
see_people               no       yes   yes      no        no     no       no        no
manage_people            no       yes   no       no        no     no       no        no
read_audit               no       yes   no       no        no     no       no        no
edit_pages               no       no    yes      yes       no     no       no        no
open_editor              yes      no    yes      yes       no     no       no        no
write_editions           yes      no    yes      no        no     no       no        no
comment_on_editions      yes      yes   yes      yes       yes    yes      no        no
sign_off_editions        no       no    yes      yes       yes    no       no        no
publish_editions         no       no    no       yes       no     no       no        no
preview_editions         yes      yes   yes      yes       yes    no       no        no
link_things              yes      yes      yes      yes      no       no       no       no
see_governance           yes      yes      yes      yes      yes      yes      yes      yes
manage_governance        no       no       yes      yes      no       no       no       no
see_board_papers         yes      yes      yes      yes      yes      no       no       no
see_strategy             yes      yes      yes      yes      yes      yes      yes      yes
manage_strategy          no       no       yes      yes      no       no       no       no
update_actions           yes      no       yes      yes      yes      yes      yes      no
confirm_closure          no       no       yes      yes      yes      no       no       no
see_scrutiny             yes      yes      yes      yes      yes      yes      yes      yes
send_to_scrutiny         yes      no       yes      yes      no       no       no       no
answer_challenges        no       no       yes      yes      no       no       no       no
challenge                no       no       no       no       no       no       no       yes
override_challenges      no       no       no       yes      no       no       no       no
see_assessments          yes      yes      yes      yes      yes      yes      no       no
assess                   no       no       yes      yes      yes      yes      no       no
manage_assessments       no       no       yes      yes      no       no       no       no
see_equality             yes      yes      yes      yes      yes      yes      yes      yes
manage_equality          yes      no       yes      yes      no       no       no       no
sign_off_equality        no       no       yes      yes      yes      no       no       no
check_effects            yes      no       yes      yes      no       yes      yes      no
see_networks             yes      yes      yes      yes      yes      yes      yes      yes
manage_networks          no       no       yes      yes      no       no       no       no
share_resources          yes      no       yes      yes      yes      yes      no       no
see_funding              yes      yes      yes      yes      yes      no       no       no
manage_funding           no       no       yes      yes      no       no       no       no
see_returns              yes      yes      yes      yes      yes      no       no       no
manage_returns           yes      no       yes      yes      no       no       no       no
sign_off_returns         no       no       yes      yes      no       no       no       no
see_agreements           yes      yes      yes      yes      no       yes      no       no
manage_agreements        no       yes      yes      no       no       no       no       no
see_evidence             yes      yes      yes      yes      yes      yes      yes      yes
see_evidence_drafts      yes      yes      yes      yes      yes      yes      no       no
manage_evidence          yes      no       yes      no       no       no       no       no
manage_assets            yes      no       yes      no       no       no       no       no
see_interventions        yes      yes      yes      yes      yes      yes      yes      no
see_programme_money      yes      yes      yes      yes      yes      yes      no       no
manage_interventions     yes      no       yes      yes      no       no       no       no
decide_on_interventions  no       no       no       yes      yes      no       no       no
see_themes               yes      yes      yes      yes      yes      yes      no       no
see_lived_experience     yes      yes      yes      yes      no       no       no       no
code_lived_experience    yes      no       yes      no       no       no       no       no
clear_quotations         no       no       yes      yes      no       no       no       no
see_claim_drafts         yes      yes      yes      yes      no       no       yes      no
write_claims             yes      no       yes      no       no       no       yes      no
publish_claims           no       no       yes      yes      no       no       no       no
disagree_with_claims     yes      yes      yes      yes      yes      yes      yes      yes
see_evaluations          yes      yes      yes      yes      no       no       yes      no
plan_evaluations         yes      no       yes      no       no       no       no       no
lock_evaluations         no       no       yes      yes      no       no       no       no
publish_evaluations      no       no       yes      yes      no       no       no       no
see_provider_returns     yes      yes      yes      yes      yes      no       yes      no
write_provider_returns   no       no       yes      no       no       no       yes      no
certify_provider_returns no       no       no       no       no       no       yes      no
accept_provider_returns  yes      no       yes      no       no       no       no       no
"""
ROWS = [line.split() for line in EXPECTED.strip().splitlines()]
CASES = [
    (Rule(row[0]), role, answer == "yes")
    for row in ROWS
    for role, answer in zip(Role, row[1:], strict=True)
]


@dataclass(frozen=True)
class Someone:
    """A person as the rules see one."""

    held_roles: tuple[HeldRole, ...] = ()
    is_authenticated: bool = True
    is_active: bool = True


def someone_as(
    role: Role, *, at: str = "police", starts_on: date = ALWAYS, ends_on: date | None = None
) -> Someone:
    return Someone((HeldRole(role, at, starts_on, ends_on),))


@pytest.mark.parametrize(("rule", "role", "expected"), CASES)
def test_each_rule_admits_the_roles_of_the_table(rule: Rule, role: Role, expected: bool) -> None:
    assert may(someone_as(role), rule, on=TODAY) is expected


def test_the_table_has_every_rule_and_every_rule_has_words() -> None:
    assert {row[0] for row in ROWS} == set(Rule)
    assert set(RULE_WORDS) == set(Rule)
    assert set(ADMITS) == set(Rule) - {Rule.EVERYONE, Rule.SIGNED_IN}


@pytest.mark.parametrize("rule", Rule)
def test_the_public_may_only_what_is_for_everyone(rule: Rule) -> None:
    assert may(AnonymousUser(), rule, on=TODAY) is (rule is Rule.EVERYONE)


@pytest.mark.parametrize("rule", Rule)
def test_someone_without_a_role_may_keep_an_account_and_no_more(rule: Rule) -> None:
    assert may(Someone(), rule, on=TODAY) is (rule in {Rule.EVERYONE, Rule.SIGNED_IN})


@pytest.mark.parametrize("rule", Rule)
def test_someone_closed_may_only_what_is_for_everyone(rule: Rule) -> None:
    closed = Someone(someone_as(Role.INFORMATION_GOVERNANCE_LEAD).held_roles, is_active=False)
    assert may(closed, rule, on=TODAY) is (rule is Rule.EVERYONE)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "in_force"),
    [
        (date(2026, 3, 10), None, True),
        (date(2026, 3, 11), None, False),
        (date(2026, 3, 1), date(2026, 3, 11), True),
        (date(2026, 3, 1), date(2026, 3, 10), False),
        (date(2026, 3, 10), date(2026, 3, 10), False),
    ],
)
def test_a_role_is_held_from_its_first_day_until_before_its_end(
    starts_on: date, ends_on: date | None, in_force: bool
) -> None:
    person = someone_as(Role.ANALYST, starts_on=starts_on, ends_on=ends_on)
    assert may(person, Rule.SUBMIT_FILES, on=TODAY) is in_force


@pytest.mark.parametrize(
    ("role", "at", "about", "expected"),
    [
        (Role.PARTNER_OFFICER, "police", "police", True),
        (Role.PARTNER_OFFICER, "police", "ambulance", False),
        (Role.ANALYST, "partnership", "ambulance", True),
        (Role.INFORMATION_GOVERNANCE_LEAD, "partnership", "ambulance", True),
        (Role.BOARD_MEMBER, "police", "police", False),
    ],
)
def test_only_staff_reach_beyond_their_own_organisation(
    role: Role, at: str, about: str, expected: bool
) -> None:
    assert may(someone_as(role, at=at), Rule.SEE_SUBMISSIONS, about=about, on=TODAY) is expected


def test_two_roles_do_not_lend_each_other_their_organisation() -> None:
    person = Someone(
        (
            HeldRole(Role.PARTNER_OFFICER, "police", ALWAYS),
            HeldRole(Role.BOARD_MEMBER, "ambulance", ALWAYS),
        )
    )
    assert not may(person, Rule.SUBMIT_FILES, about="ambulance", on=TODAY)


def test_a_refusal_says_who_may() -> None:
    with pytest.raises(NotPermitted) as refused:
        check_may(someone_as(Role.PROVIDER), Rule.SUBMIT_FILES, on=TODAY)
    assert refused.value.admitted == [Role.ANALYST, Role.PARTNER_OFFICER]


held = st.builds(
    HeldRole,
    st.sampled_from(Role),
    st.sampled_from(["police", "ambulance", "partnership"]),
    st.dates(date(2025, 1, 1), date(2027, 1, 1)),
    st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1)),
)
days = st.dates(date(2024, 12, 1), date(2027, 2, 1))


@given(st.lists(held, max_size=4), held, st.sampled_from(Rule), days)
def test_another_role_never_takes_anything_away(
    roles: list[HeldRole], one_more: HeldRole, rule: Rule, day: date
) -> None:
    before = may(Someone(tuple(roles)), rule, on=day)
    assert may(Someone((*roles, one_more)), rule, on=day) >= before


@given(st.lists(held, max_size=4), st.sampled_from(Rule), days)
def test_what_one_may_for_one_organisation_one_may_at_all(
    roles: list[HeldRole], rule: Rule, day: date
) -> None:
    person = Someone(tuple(roles))
    assert may(person, rule, about="police", on=day) <= may(person, rule, on=day)
