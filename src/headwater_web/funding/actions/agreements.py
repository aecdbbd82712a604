"""Adding an agreement and its conditions, and looking at a condition."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.funding import faults
from headwater_web.funding.models import Agreement, Condition, ConditionCheck
from headwater_web.thread.api import LinkKind, link, take_reference
from headwater_web.ui.strategy_words import began_on


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """What an agreement says. `ends_on` is the first day after it."""

    title: str
    funder: str
    words: str
    starts_on: date
    ends_on: date
    amount: Decimal
    months: int = 3
    days_to_enter: int = 30
    is_made_up: bool = False


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """What a condition says; which of these it needs depends on its kind."""

    kind: Condition.Kind
    title: str
    words: str = ""
    category: str = ""
    of: str = ""
    percentage: Decimal | None = None
    due_on: date | None = None
    looked_at_by: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that a condition is met: in words, and where to see it."""

    words: str
    reference: str = ""
    address: str = ""


@transaction.atomic
def add_agreement(
    *, by: Actor, words: AgreementWords, comes_from: tuple[str, ...] = ()
) -> Agreement:
    """Note an agreement, tied to what led to it. Raises BeforeTheBeginning, NotAFirstOfMonth."""
    if words.starts_on < began_on():
        raise faults.BeforeTheBeginning
    if words.starts_on.day != 1 or words.ends_on.day != 1:
        raise faults.NotAFirstOfMonth
    agreement = Agreement.objects.create(
        reference=take_reference("U"),
        added_at=timezone.now(),
        added_by=by.audit_reference,
        **asdict(words),
    )
    record(actor=by, action="funding.agreement_added", about=agreement.audit_reference)
    for reference in comes_from:
        link(by=by, earlier=reference, later=agreement.reference, kind=LinkKind.LED_TO)
    return agreement


@transaction.atomic
def add_condition(*, by: Actor, agreement: Agreement, words: ConditionWords) -> Condition:
    """Note one thing that an agreement asks for."""
    condition = Condition.objects.create(
        agreement=agreement,
        added_at=timezone.now(),
        added_by=by.audit_reference,
        **asdict(words),
    )
    record(
        actor=by,
        action="funding.condition_added",
        about=agreement.audit_reference,
        details={"kind": words.kind.value, "condition": condition.pk},
    )
    return condition


@transaction.atomic
def check_condition(
    *,
    by: Actor,
    condition: Condition,
    is_met: bool,
    happened_on: date,
    evidence: Evidence,
    at: datetime | None = None,
) -> ConditionCheck:
    """Say whether a condition is met, and what shows it.

    `at` is for a demonstration that sets back its days. Raises BeforeTheBeginning.
    """
    if happened_on < began_on():
        raise faults.BeforeTheBeginning
    check = ConditionCheck.objects.create(
        condition=condition,
        is_met=is_met,
        happened_on=happened_on,
        words=evidence.words,
        evidence_reference=evidence.reference,
        evidence_address=evidence.address,
        checked_at=at or timezone.now(),
        checked_by=by.audit_reference,
    )
    about = condition.agreement
    if evidence.reference:
        link(
            by=by,
            earlier=about.reference,
            later=evidence.reference,
            kind=LinkKind.EVIDENCED_BY,
        )
    record(
        actor=by,
        action="funding.condition_checked",
        about=about.audit_reference,
        details={"condition": condition.pk, "is_met": is_met},
    )
    return check
