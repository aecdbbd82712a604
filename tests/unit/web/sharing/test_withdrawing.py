"""Taking a file back, and which file stands for each month after that."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.unit.web.sharing.asked import (
    ANSWERED,
    SENT,
    Report,
    answered,
    asked,
    refused_with_question,
    remembered,
    tick_off,
)
from tests.unit.web.sharing.conftest import Engine

from headwater.exchange.messages import Withdrawal
from headwater.exchange.report import FileReport, Outcome
from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.sharing.models import FollowUp

SignIn = Callable[[str], Client]
PAGE = f"/submissions/{SENT}/"
WITHDRAW = f"{PAGE}withdraw/"
MONTHS = "/submissions/months/police/police_recorded_crime/"
LATER = "e" * 32


@pytest.fixture
def sent(db: None, engine: Engine) -> None:
    remembered(file_name="first.csv")


@pytest.mark.usefixtures("sent")
class TestThePage:
    """It says what will happen before it happens."""

    def test_before_the_file_is_checked(self, signed_in: SignIn) -> None:
        assert "has not been checked yet" in signed_in("ben").get(WITHDRAW).text

    def test_when_it_was_accepted(self, signed_in: SignIn, engine: Engine, report: Report) -> None:
        answered(engine, report(Outcome.ACCEPTED))
        html = signed_in("ben").get(WITHDRAW).text
        assert "Jan 2025 to Dec 2025 go back to the file before this one" in html
        assert "signs a statement" in html

    def test_when_it_was_refused_and_is_held(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        refused_with_question(engine, report)
        assert "What is kept of it, sealed, is deleted" in signed_in("ben").get(WITHDRAW).text

    @pytest.mark.parametrize(
        ("name", "status"),
        [("ben", 200), ("amara", 200), ("farah", 403), ("hari", 403), ("dev", 403)],
    )
    def test_who_may(self, signed_in: SignIn, name: str, status: int) -> None:
        assert signed_in(name).get(WITHDRAW).status_code == status


@pytest.mark.usefixtures("sent")
class TestTakingItBack:
    """The engine is asked, with the reason, and answers."""

    def test_the_engine_is_asked(
        self, signed_in: SignIn, cast: dict[str, Person], engine: Engine, report: Report
    ) -> None:
        answered(engine, report(Outcome.ACCEPTED))
        answer = signed_in("ben").post(WITHDRAW, {"because": "The wrong year."})
        assert answer["Location"] == PAGE
        message = asked(engine)
        assert isinstance(message, Withdrawal)
        assert (message.submission_id, message.because) == (SENT, "The wrong year.")
        assert message.asked_by == cast["ben"].audit_reference

    def test_the_page_follows_it_to_the_end(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        ben = signed_in("ben")
        answered(engine, report(Outcome.ACCEPTED))
        ben.post(WITHDRAW, {"because": "The wrong year."})
        assert "is being taken back" in ben.get(PAGE).text
        answered(engine, taken_back(report))
        tick_off(engine)
        html = ben.get(PAGE).text
        assert "The file was taken back" in html
        assert "Its months go back to version 1." in html
        assert "The wrong year." in html
        assert f'href="{WITHDRAW}"' not in html

    def test_while_it_waits_to_be_checked(self, signed_in: SignIn, engine: Engine) -> None:
        signed_in("ben").post(WITHDRAW, {"because": "The wrong year."})
        assert FollowUp.objects.get().after_round == 0
        assert isinstance(asked(engine), Withdrawal)

    def test_the_reason_is_not_in_the_record(self, signed_in: SignIn) -> None:
        signed_in("ben").post(WITHDRAW, {"because": "The wrong year."})
        event = next(each for each in events() if each.action == "sharing.withdrawal_asked")
        assert event.about == f"submission/{SENT}"
        assert "wrong year" not in str(event)

    def test_not_without_a_reason(self, signed_in: SignIn, engine: Engine) -> None:
        answer = signed_in("ben").post(WITHDRAW, {"because": " "})
        assert (answer.status_code, "Say why" in answer.text) == (422, True)
        assert engine.spool.waiting_messages() == ()

    def test_not_twice(self, signed_in: SignIn, engine: Engine) -> None:
        signed_in("ben").post(WITHDRAW, {"because": "The wrong year."})
        answer = signed_in("amara").post(WITHDRAW, {"because": "The wrong year."})
        assert (answer.status_code, "nothing of this file left" in answer.text) == (422, True)

    def test_not_what_was_refused_and_is_not_held(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        answered(engine, report(Outcome.REFUSED))
        answer = signed_in("ben").post(WITHDRAW, {"because": "The wrong year."})
        assert answer.status_code == 422
        assert f'href="{WITHDRAW}"' not in signed_in("ben").get(PAGE).text


@pytest.mark.usefixtures("sent")
class TestMonths:
    """Which file stands, who sent it, and what replaced it."""

    @pytest.fixture
    def revised(self, sent: None, engine: Engine, report: Report) -> None:
        """A second file that replaces the last two months of the first."""
        answered(engine, months_of(report, 10, 12, version=1))
        remembered(LATER, file_name="later.csv")
        newer = months_of(report, 11, 12, version=2)
        answered(engine, newer, submission_id=LATER, at=ANSWERED + timedelta(hours=1))

    @pytest.mark.usefixtures("revised")
    def test_the_newest_stands_for_its_months(self, signed_in: SignIn) -> None:
        assert standing(signed_in("ben")) == {
            12: ("later.csv", ["first.csv"]),
            11: ("later.csv", ["first.csv"]),
            10: ("first.csv", []),
        }

    @pytest.mark.usefixtures("revised")
    def test_a_withdrawn_one_stands_no_more(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        answered(engine, taken_back(report), submission_id=LATER)
        assert standing(signed_in("ben"))[12] == ("first.csv", ["later.csv"])
        assert "taken back" in signed_in("ben").get(MONTHS).text

    def test_a_file_judged_again_replaces_itself(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        answered(engine, months_of(report, 12, 12, version=1))
        again = months_of(report, 12, 12, version=2)
        answered(engine, again, at=ANSWERED + timedelta(hours=1))
        (month,) = signed_in("ben").get(MONTHS).context["page"].object_list
        assert month.standing.number == 2
        assert [each.number for each in month.before] == [1]

    def test_what_is_said_again_is_no_other_version(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        """The engine answers again when another file takes a month."""
        said = replace(months_of(report, 12, 12, version=1), extract_id="one")
        answered(engine, said)
        answered(engine, said, at=ANSWERED + timedelta(hours=1))
        assert standing(signed_in("ben")) == {12: ("first.csv", [])}

    def test_none_stands_where_all_was_taken_back(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        answered(engine, months_of(report, 12, 12, version=1))
        answered(engine, taken_back(report))
        assert "None of these: taken back" in signed_in("ben").get(MONTHS).text

    def test_a_feed_without_months(self, signed_in: SignIn, engine: Engine, report: Report) -> None:
        answered(engine, replace(report(Outcome.ACCEPTED), first_month=None, last_month=None))
        assert "Not by month" in signed_in("ben").get(MONTHS).text

    @pytest.mark.parametrize(
        ("name", "address", "status"),
        [
            ("farah", MONTHS, 200),
            ("hari", MONTHS, 403),
            ("ben", "/submissions/months/health_board/hospital_admissions/", 404),
            ("ben", "/submissions/months/police/no_such_feed/", 404),
        ],
    )
    def test_who_may(self, signed_in: SignIn, name: str, address: str, status: int) -> None:
        assert signed_in(name).get(address).status_code == status

    def test_it_is_reached_from_the_list(self, signed_in: SignIn) -> None:
        assert f'href="{MONTHS}"' in signed_in("ben").get("/submissions/").text


def months_of(report: Report, first: int, last: int, *, version: int) -> FileReport:
    return replace(
        report(Outcome.ACCEPTED),
        first_month=date(2025, first, 1),
        last_month=date(2025, last, 1),
        version=version,
    )


def taken_back(report: Report) -> FileReport:
    return replace(
        report(Outcome.REFUSED),
        outcome=Outcome.WITHDRAWN,
        found="Its months go back to version 1.",
        next_step=None,
    )


def standing(browser: Client) -> dict[int, tuple[str, list[str]]]:
    """For each month, the file that stands and those before it."""
    shown = browser.get(MONTHS).context["page"].object_list
    return {
        each.month.month: (
            each.standing.submission.file_name,
            [version.submission.file_name for version in each.before],
        )
        for each in shown
    }
