"""Five force areas on one definition: like is set beside like, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.web.networks.conftest import Desk, ago, today

from headwater.methods.rates_and_shares.rates import byars_rate
from headwater_web.keeping.rows import NeverChanged
from headwater_web.networks.actions import questions
from headwater_web.networks.actions.figures import Counted, share_figure
from headwater_web.networks.models import Question, SharedFigure
from headwater_web.networks.queries.figures import comparisons, standing_definition
from headwater_web.networks.rates import yearly_rate

REGION = "information_network"
FORCES = ("police", "police_leicestershire", "police_derbyshire", "police_northamptonshire")
MEASURE = "knife_enabled_serious_violence"


@pytest.fixture
def question(desk: Desk) -> Question:
    made = questions.add_question(by=desk.cast["grace"], network=REGION, words="How many?")
    for force in FORCES[:3]:
        definition = questions.Definition(MEASURE, 2 if force == FORCES[2] else 1)
        questions.say_definition(
            by=desk.cast["grace"], question=made, organisation=force, definition=definition
        )
    return made


def share(desk: Desk, question: Question, force: str, **changes: Any) -> SharedFigure:
    said = {"year": 2025, "events": 120, "people": 600_000, "as_at": ago(200), "source": "Records"}
    definition = standing_definition(question, force)
    assert definition is not None
    return share_figure(
        by=desk.cast["grace"],
        question=question,
        definition=definition,
        counted=Counted(**(said | changes)),
    )


@given(
    events=st.one_of(st.just(0), st.integers(10, 100_000)), people=st.integers(1_000, 60_000_000)
)
def test_a_rate_is_the_engines(events: int, people: int) -> None:
    ours, engines = (
        yearly_rate(events=events, people=people),
        byars_rate(events=events, person_years=people),
    )
    assert (ours.value, ours.lower, ours.upper) == pytest.approx(
        (engines.value, engines.lower, engines.upper), rel=1e-9
    )


class TestComparing:
    """What stands side by side."""

    def test_only_one_definition_in_one_version_in_one_year(
        self, desk: Desk, question: Question
    ) -> None:
        for force in FORCES[:3]:
            share(desk, question, force)
        share(desk, question, FORCES[0], year=2024)
        found = comparisons(question, today(), None)
        said = [(each.year, each.version, len(each.rows)) for each in found]
        assert said == [(2025, 1, 2), (2025, 2, 1), (2024, 1, 1)]
        assert [each.one_alone for each in found] == [False, True, True]

    def test_by_name_and_never_by_size(self, desk: Desk, question: Question) -> None:
        share(desk, question, FORCES[0], events=5000)
        share(desk, question, FORCES[1], events=10)
        names = [row.name for row in comparisons(question, today(), None)[0].rows]
        assert names == sorted(names)

    def test_a_newer_figure_stands_and_the_older_stays(
        self, desk: Desk, question: Question
    ) -> None:
        share(desk, question, FORCES[0], events=120)
        share(desk, question, FORCES[0], events=130)
        (found,) = comparisons(question, today(), None)
        assert [row.figure.events for row in found.rows] == [130]
        assert SharedFigure.objects.count() == 2

    @pytest.mark.parametrize("wrong", [{"events": 9}, {"events": 1}, {"people": 0}, {"source": ""}])
    def test_the_database_refuses_small_counts_and_gaps(
        self, desk: Desk, question: Question, wrong: dict[str, Any]
    ) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            share(desk, question, FORCES[0], **wrong)

    def test_it_stays(self, desk: Desk, question: Question) -> None:
        with pytest.raises(NeverChanged):
            share(desk, question, FORCES[0]).delete()


class TestThePage:
    """Where a member shares, and where all read."""

    def send(self, browser: Client, question: Question, **changes: Any) -> Any:
        said = {
            "organisation": FORCES[0],
            "year": "2025",
            "events": "1240",
            "people": "1172000",
            "as_at": "2026-01-31",
            "source": "Crime recording system",
        }
        return browser.post(f"/networks/questions/{question.pk}/figure/", said | changes)

    def test_a_figure_is_shared_and_shown_with_its_interval(
        self, signed_in: Callable[[str], Client], question: Question
    ) -> None:
        assert self.send(signed_in("grace"), question).status_code == 302
        html = signed_in("hari").get(f"/networks/{REGION}/").content.decode()
        assert "1,240" in html
        assert "100.0 to 111.9" in html
        assert "One member has shared so far" in html

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"events": "7"}, "A count of 1 to 9 is not shared"),
            ({"year": "2999"}, "which is not over"),
            ({"events": "many"}, "This is not a whole number"),
            ({"organisation": FORCES[3]}, "only like is set beside like"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(
        self,
        signed_in: Callable[[str], Client],
        question: Question,
        changes: dict[str, str],
        words: str,
    ) -> None:
        answer = self.send(signed_in("grace"), question, **changes)
        assert answer.status_code == 422
        html = answer.content.decode()
        assert words in html
        assert "Crime recording system" in html
        assert not SharedFigure.objects.exists()
