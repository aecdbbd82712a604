"""Agreements as other apps may see them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from headwater_web.funding.queries.agreements import ShownAgreement, address_of, shown_agreements
from headwater_web.funding.queries.conditions import ConditionStanding


@dataclass(frozen=True, slots=True)
class AgreementStanding:
    """One agreement: what was granted, what is spent, foreseen and not known."""

    reference: str
    title: str
    funder: str
    address: str
    starts_on: date
    ends_on: date
    amount: Decimal
    spent: Decimal
    match_spent: Decimal
    foreseen: Decimal
    underspend: Decimal | None
    missing: tuple[str, ...]
    words: str
    is_made_up: bool


def agreements_words(today: date) -> tuple[AgreementStanding, ...]:
    """Every agreement that has begun, newest first."""
    return tuple(
        _words(each) for each in shown_agreements(today=today) if each.agreement.starts_on <= today
    )


def conditions_standing(today: date) -> tuple[ConditionStanding, ...]:
    """Every condition of the agreements that have begun, as it stands on a day."""
    return tuple(
        condition
        for each in shown_agreements(today=today)
        if each.agreement.starts_on <= today
        for condition in each.conditions
    )


def _words(shown: ShownAgreement) -> AgreementStanding:
    agreement = shown.agreement
    return AgreementStanding(
        reference=agreement.reference,
        title=agreement.title,
        funder=agreement.funder,
        address=address_of(agreement),
        starts_on=agreement.starts_on,
        ends_on=agreement.ends_on,
        amount=agreement.amount,
        spent=shown.spent,
        match_spent=shown.match_spent,
        foreseen=shown.foreseen,
        underspend=shown.underspend,
        missing=tuple(each.words for each in shown.missing),
        words=shown.words,
        is_made_up=agreement.is_made_up,
    )
