"""Pages of funding: who sees them, what they say, and what they refuse."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.unit.web.funding.conftest import FIRST, SECOND

from headwater_web.accounts.models import Person
from headwater_web.funding import actions
from headwater_web.funding.api import stage_funding
from headwater_web.funding.models import Agreement, Budget, Condition, Line, Spend
from headwater_web.thread.api import things_seen_by
from headwater_web.ui.definition_files import partnership_path

SignedIn = Callable[[str], Client]
AGREEMENT = {
    "title": "Another grant",
    "funder": "A fund",
    "words": "For mentoring.",
    "amount": "£12,000.50",
    "starts_on": "2026-04-01",
    "last_day": "2027-03-31",
    "months": "3",
    "days_to_enter": "30",
}


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_agreement_is_noted_with_its_last_day(signed_in: SignedIn) -> None:
    answer = signed_in("grace").post("/funding/new/", AGREEMENT)
    assert answer.status_code == 302
    made = Agreement.objects.get()
    assert (made.amount, made.ends_on) == (Decimal("12000.50"), date(2027, 4, 1))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"amount": "a lot"}, "That is not an amount"),
        ({"amount": "-5"}, "greater than or equal"),
        ({"amount": "NaN"}, "That is not an amount"),
        ({"starts_on": "2026-04-02"}, "not the first day of a month"),
        ({"last_day": "2027-03-30"}, "not the last day of a month"),
        ({"last_day": "2026-03-31"}, "before the first day"),
        ({"starts_on": "2018-04-01"}, "before the partnership began"),
        ({"comes_from": "D-99"}, "There is no D-99 that you may see."),
        ({"comes_from": "what"}, "“what” is not a reference."),
    ],
)
def test_a_bad_agreement_is_refused_with_words(
    changed: dict[str, str], words: str, signed_in: SignedIn
) -> None:
    answer = signed_in("grace").post("/funding/new/", AGREEMENT | changed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"kind": "at_least", "title": "Share"}, "Give the percentage"),
        ({"kind": "product", "title": "Report"}, "Give the day on which the product is due"),
        ({"kind": "in_words", "title": "Voice"}, "Say who looks at it"),
        (
            {
                "kind": "at_most",
                "title": "Share",
                "percentage": "10",
                "category": "testing",
                "of": "testing",
            },
            "same spending",
        ),
    ],
)
def test_a_condition_needs_what_its_kind_needs(
    given: dict[str, str], words: str, agreement: Agreement, signed_in: SignedIn
) -> None:
    answer = signed_in("grace").post("/funding/U-1/conditions/new/", given)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_condition_keeps_nothing_of_another_kind(
    agreement: Agreement, signed_in: SignedIn
) -> None:
    given = {"kind": "product", "title": "Report", "due_on": "2026-12-31", "percentage": "5"}
    assert signed_in("grace").post("/funding/U-1/conditions/new/", given).status_code == 302
    assert Condition.objects.get().percentage is None


def test_money_is_entered_foreseen_and_corrected_in_a_browser(
    agreement: Agreement, line: Callable[..., Line], signed_in: SignedIn
) -> None:
    client, outreach = signed_in("grace"), line("delivery", 80_000, title="Outreach")
    said = {"line": outreach.pk, "starts_on": FIRST.isoformat(), "amount": "1,000.10"}
    entered = client.post("/funding/U-1/spending/", said | {"ledger": "Ledger 7"})
    assert entered.status_code == 302
    twice = client.post("/funding/U-1/spending/", said | {"ledger": "Ledger 7"})
    assert twice.status_code == 422
    assert "entered already" in twice.content.decode()
    spend = Spend.objects.get()
    corrected = {"amount": "900", "ledger": "Ledger 8", "because": "Two noughts slipped"}
    address = f"/funding/U-1/spending/{spend.pk}/correct/"
    assert client.post(address, corrected).status_code == 302
    assert client.post(address, corrected).status_code == 422
    page = text(client, f"/funding/U-1/lines/{outreach.pk}/")
    assert "Wrong; corrected to £900." in page
    assert "Two noughts slipped" in page
    ahead = {"line": outreach.pk, "starts_on": SECOND.isoformat(), "amount": "70"}
    assert client.post("/funding/U-1/spending/foreseen/", ahead).status_code == 302


def test_the_second_of_two_who_change_a_budget_is_told(
    cast: dict[str, Person], agreement: Agreement, line: Callable[..., Line], signed_in: SignedIn
) -> None:
    outreach = line("delivery", 80_000)
    seen = Budget.objects.get().pk
    actions.change_budget(
        by=cast["chioma"], line=outreach, seen=seen, amount=Decimal(70_000), because="Less needed"
    )
    client, address = signed_in("grace"), f"/funding/U-1/lines/{outreach.pk}/budget/"
    given = {"seen": seen, "amount": "60000", "because": "My own reason"}
    refused = client.post(address, given)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Less needed" in page
    assert "My own reason" in page
    newest = Budget.objects.order_by("pk").last()
    assert newest is not None
    assert f'value="{newest.pk}"' in page
    assert client.post(address, given | {"seen": newest.pk}).status_code == 302


def test_a_line_is_named_once(
    agreement: Agreement, line: Callable[..., Line], signed_in: SignedIn
) -> None:
    given = {
        "title": "Outreach",
        "category": "delivery",
        "organisation": "police",
        "priority_number": "4",
        "amount": "5",
    }
    client = signed_in("grace")
    assert client.post("/funding/U-1/lines/new/", given).status_code == 302
    assert client.post("/funding/U-1/lines/new/", given).status_code == 422


def test_a_condition_is_looked_at_with_evidence(
    agreement: Agreement, asks: Callable[..., Condition], signed_in: SignedIn
) -> None:
    asked = asks("product", due_on=date(2026, 3, 31))
    client, address = signed_in("grace"), f"/funding/U-1/conditions/{asked.pk}/look/"
    given = {"is_met": "yes", "happened_on": "2026-03-01", "words": "It is there"}
    refused = client.post(address, given)
    assert refused.status_code == 422
    assert "Name what shows that it is met" in refused.content.decode()
    tomorrow = client.post(address, given | {"happened_on": "2126-03-01"})
    assert "has not come yet" in tomorrow.content.decode()
    assert client.post(address, given | {"address": "https://papers.example/1"}).status_code == 302


@pytest.mark.parametrize(
    ("who", "status"),
    [("amara", 200), ("hari", 200), ("farah", 200), ("ben", 403), ("dev", 403), ("imani", 403)],
)
def test_who_sees_money(
    who: str, status: int, agreement: Agreement, signed_in: SignedIn, cast: dict[str, Person]
) -> None:
    for address in ("/funding/", "/funding/U-1/", "/funding/priorities/"):
        assert signed_in(who).get(address).status_code == status
    assert bool(things_seen_by(cast[who], ["U-1"])) is (status == 200)


@pytest.mark.parametrize("who", ["amara", "hari", "farah"])
def test_who_sees_money_and_may_not_change_it(
    who: str, agreement: Agreement, signed_in: SignedIn
) -> None:
    assert signed_in(who).post("/funding/new/", AGREEMENT).status_code == 403
    assert "Enter what was spent" not in text(signed_in(who), "/funding/U-1/")


@pytest.mark.parametrize(
    "address",
    [
        "/funding/U-9/",
        "/funding/U-1/lines/99/",
        "/funding/U-1/conditions/99/look/",
        "/funding/U-1/spending/99/correct/",
    ],
)
def test_what_is_not_there_is_not_found(
    address: str, agreement: Agreement, signed_in: SignedIn
) -> None:
    assert signed_in("grace").get(address).status_code == 404


def test_every_entry_leaves_as_a_file(
    agreement: Agreement, line: Callable[..., Line], spent: Callable[..., Any], signed_in: SignedIn
) -> None:
    spent(line("delivery", 80_000, title="=SUM(A1)"), FIRST, "12.50")
    answer = signed_in("hari").get("/funding/U-1/spending/file.csv")
    rows = answer.content.decode().splitlines()
    assert rows[0].startswith("agreement,line,category")
    assert rows[1].startswith("U-1,'=SUM(A1),delivery,,police,2026-01-01,2026-03-31,12.50,Ledger 7")


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2026, 1, 1), date(2027, 4, 5)])
def test_the_demonstration_is_staged_once_on_any_day(today: date, cast: dict[str, Person]) -> None:
    path = partnership_path("funding.yaml")
    first = stage_funding(path, staff=cast["grace"], today=today)
    assert stage_funding(path, staff=cast["grace"], today=today) == first
    assert Agreement.objects.count() == 1


def test_the_demonstration_has_one_late_and_one_missing(
    cast: dict[str, Person], signed_in: SignedIn
) -> None:
    stage_funding(partnership_path("funding.yaml"), staff=cast["grace"], today=timezone.localdate())
    page = text(signed_in("hari"), "/funding/U-1/")
    for words in ("entered 17 days late", "not yet entered", "made up, for the demonstration"):
        assert words in page
    assert "3. Community capacity building" in text(signed_in("hari"), "/funding/")
    assert "No activity is funded for this priority" in text(
        signed_in("hari"), "/funding/priorities/"
    )
    assert "Violence reduction grant" in text(signed_in("grace"), "/thread/U-1/")


def test_without_a_file_nothing_is_staged(cast: dict[str, Person]) -> None:
    gone = partnership_path("no-such-file.yaml")
    assert stage_funding(gone, staff=cast["grace"], today=date(2026, 11, 22)) == ()
