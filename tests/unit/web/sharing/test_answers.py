"""Reading what became of a file, and who may."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.sharing.conftest import Engine

from headwater.exchange.report import FileReport, Outcome
from headwater.products.publishing import point_current, write_release
from headwater_web.sharing.models import Submission

SignIn = Callable[[str], Client]
SENT = "0123456789abcdef0123456789abcdef"
OF_HEALTH = "f" * 32


def remembered(submission_id: str, organisation: str, **facts: object) -> Submission:
    known: dict[str, object] = {
        "feed": "police_recorded_crime",
        "feed_title": "Police recorded crime",
        "file_name": f"{organisation}.csv",
        "size_bytes": 8_000,
        "submitted_at": datetime(2026, 11, 21, 9, 0, tzinfo=UTC),
        "submitted_by": "person/00000000-0000-0000-0000-000000000000",
    }
    return Submission.objects.create(
        submission_id=submission_id, organisation=organisation, **(known | facts)
    )


@pytest.fixture
def sent(db: None, engine: Engine) -> None:
    remembered(SENT, "police")
    remembered(OF_HEALTH, "health_board")


@pytest.mark.usefixtures("sent")
class TestWhoMaySee:
    """One's own organisation, the analyst, and the information-governance lead."""

    @pytest.mark.parametrize(
        ("name", "status"),
        [("ben", 200), ("amara", 200), ("farah", 200), ("hari", 403), ("dev", 403), ("grace", 403)],
    )
    def test_a_report(self, signed_in: SignIn, name: str, status: int) -> None:
        for address in (f"/submissions/{SENT}/", f"/submissions/{SENT}/standing/"):
            assert signed_in(name).get(address).status_code == status

    def test_not_another_organisations_report(self, signed_in: SignIn) -> None:
        assert signed_in("ben").get(f"/submissions/{OF_HEALTH}/").status_code == 403

    @pytest.mark.parametrize(
        ("name", "files"),
        [("ben", {"police.csv"}), ("farah", {"police.csv", "health_board.csv"})],
    )
    def test_the_list_holds_what_may_be_opened(
        self, signed_in: SignIn, name: str, files: set[str]
    ) -> None:
        shown = signed_in(name).get("/submissions/").context["sent"]
        assert {each.submission.file_name for each in shown} == files

    def test_one_that_was_never_sent(self, signed_in: SignIn) -> None:
        assert signed_in("ben").get(f"/submissions/{'a' * 32}/").status_code == 404


@pytest.mark.usefixtures("sent")
class TestTheAnswer:
    """What the page says for each outcome."""

    def test_waiting_works_without_a_script(self, signed_in: SignIn) -> None:
        html = signed_in("ben").get(f"/submissions/{SENT}/").text
        assert "is being checked" in html
        assert "Check again" in html
        assert 'http-equiv="refresh"' not in html

    def test_the_script_is_told_when_there_is_an_answer(
        self, signed_in: SignIn, engine: Engine, report: Callable[[Outcome], FileReport]
    ) -> None:
        address = f"/submissions/{SENT}/standing/"
        assert signed_in("ben").get(address).text == "waiting"
        engine.answer(SENT, report(Outcome.ACCEPTED))
        assert signed_in("ben").get(address).text == "answered"

    @pytest.mark.parametrize(
        ("outcome", "words"),
        [
            (
                Outcome.ACCEPTED,
                [
                    "1,200 of 1,240 rows were accepted",
                    "40 rows were rejected",
                    "Jan 2025 to Dec 2025",
                    "version 2",
                    "The code is not known.",
                    "8/99",
                    "1,100 of 1,200",
                ],
            ),
            (Outcome.UNCHANGED, ["We already have exactly this file"]),
            (
                Outcome.REFUSED,
                [
                    "nothing in it was used",
                    "No agreement covers this feed.",
                    "An agreement in force.",
                    "Ask the information-governance lead.",
                ],
            ),
        ],
    )
    def test_an_answer(
        self,
        signed_in: SignIn,
        engine: Engine,
        report: Callable[[Outcome], FileReport],
        outcome: Outcome,
        words: list[str],
    ) -> None:
        engine.answer(SENT, report(outcome))
        html = signed_in("ben").get(f"/submissions/{SENT}/").text
        assert [each for each in words if each not in html] == []

    def test_one_row_is_not_rows(
        self, signed_in: SignIn, engine: Engine, report: Callable[[Outcome], FileReport]
    ) -> None:
        one = replace(
            report(Outcome.ACCEPTED),
            rows_in_file=1,
            rows_accepted=1,
            rows_rejected=0,
            rejections=(),
        )
        engine.answer(SENT, one)
        html = signed_in("ben").get(f"/submissions/{SENT}/").text
        assert "The only row was accepted" in html
        assert "1 rows" not in html

    @pytest.mark.parametrize("is_counted", [True, False])
    def test_it_says_which_release_counts_the_file(
        self,
        signed_in: SignIn,
        engine: Engine,
        report: Callable[[Outcome], FileReport],
        settings: Settings,
        is_counted: bool,
    ) -> None:
        released = sample.released()
        write_release(released, root=settings.HEADWATER_RELEASED, figures=False, assessment=False)
        point_current(settings.HEADWATER_RELEASED, released.release_id)
        counted = next(each for source in released.sources for each in source.extracts)
        extract_id = counted if is_counted else "another"
        engine.answer(SENT, replace(report(Outcome.ACCEPTED), extract_id=extract_id))
        html = signed_in("ben").get(f"/submissions/{SENT}/").text
        assert (f"Its numbers are in release {released.release_id}." in html) is is_counted
        assert ("Its numbers appear with the next release." in html) is not is_counted

    def test_the_list_says_where_each_stands(
        self, signed_in: SignIn, engine: Engine, report: Callable[[Outcome], FileReport]
    ) -> None:
        engine.answer(SENT, report(Outcome.REFUSED))
        shown = signed_in("farah").get("/submissions/").context["sent"]
        assert {each.submission.organisation: each.standing for each in shown} == {
            "police": "refused",
            "health_board": "waiting",
        }


def test_before_anything_is_sent_the_list_says_so(signed_in: SignIn, engine: Engine) -> None:
    assert "No file has been sent yet" in signed_in("ben").get("/submissions/").text


@pytest.mark.django_db
@pytest.mark.parametrize("facts", [{"size_bytes": 0}, {"submitted_by": ""}])
def test_a_submission_without_its_facts_cannot_be_kept(facts: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        remembered(SENT, "police", **facts)
