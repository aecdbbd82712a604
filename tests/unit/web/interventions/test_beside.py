"""What is kept beside programmes: options weighed, places, system changes, reviews and costs."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from tests.unit.web.interventions.conftest import CITY, TODAY

from headwater_web.accounts.models import Person
from headwater_web.interventions import faults
from headwater_web.interventions.actions import appraisals, places, system
from headwater_web.interventions.actions.costs import take_over_edition
from headwater_web.interventions.api import system_changes_of
from headwater_web.interventions.cost_files import CostsUnreadable, read_costs
from headwater_web.interventions.models import (
    Appraisal,
    CostEdition,
    EditionKind,
    Option,
    PlaceProblem,
    Programme,
)
from headwater_web.interventions.queries.appraisals import shown_appraisal
from headwater_web.interventions.queries.costs import (
    events_to_choose,
    latest_edition,
    ratio_of,
    sums_of,
)
from headwater_web.interventions.queries.places import shown_problem
from headwater_web.interventions.queries.system import shown_changes, shown_reviews, trends

COSTS = """# kind: unit_costs
# title: Costs
# edition: First
# price_year: 2020/21
# published_on: 2021-07-01
# source: Somebody
# licence: Open
event,title,part,amount,low,high
assault,assaults,,10000,8000,20000
assault,assaults,Health,2500,,
"""
INDEX = """# kind: price_index
# title: Index
# edition: First
# published_on: 2026-03-31
# source: Somebody
# licence: Open
year,level
2020/21,80
2025/26,100
"""
YESTERDAY = TODAY - timedelta(days=1)


class TestAppraisals:
    @pytest.fixture
    def appraisal(self, cast: dict[str, Person], described: Callable[..., Programme]) -> Appraisal:
        """About a programme, with two criteria."""
        return appraisals.begin_appraisal(
            by=cast["grace"],
            title="T",
            question="Q?",
            weights={"Evidence": 75, "Reach": 25},
            programme=described("mentoring"),
        )

    @pytest.fixture
    def option(self, cast: dict[str, Person], appraisal: Appraisal) -> Callable[..., Option]:
        """An option with its points by criterion: `option("stop", 4, 0)`."""

        def add(kind: str, *points: int) -> Option:
            said = appraisals.OptionSaid(kind, f"To {kind}", "W.", Decimal(0), [])
            made = appraisals.add_option(by=cast["grace"], appraisal=appraisal, said=said)
            if points:
                numbers = [each.pk for each in appraisal.criteria.all()]
                given = {pk: (n, "B.") for pk, n in zip(numbers, points, strict=True)}
                appraisals.score_option(by=cast["grace"], option=made, points=given)
            return made

        return add

    def test_weights_come_to_a_hundred(self, cast: dict[str, Person]) -> None:
        with pytest.raises(faults.WeightsMissing):
            appraisals.begin_appraisal(
                by=cast["grace"], title="T", question="Q?", weights={"One": 99}
            )

    def test_points_are_weighed(self, appraisal: Appraisal, option: Callable[..., Option]) -> None:
        option("stop", 4, 0)
        option("carry_on", 1, 4)
        option("begin")
        points = [each.points for each in shown_appraisal(appraisal, TODAY).options]
        assert points == [75, Decimal("43.75"), None]

    def test_a_score_is_for_every_criterion(
        self, cast: dict[str, Person], option: Callable[..., Option]
    ) -> None:
        with pytest.raises(faults.ScoresMissing):
            appraisals.score_option(by=cast["grace"], option=option("stop"), points={})

    def test_stopping_and_carrying_on_are_weighed(
        self,
        cast: dict[str, Person],
        option: Callable[..., Option],
        decision: Callable[..., str],
        appraisal: Appraisal,
    ) -> None:
        carry = option("carry_on", 4, 4)
        by = cast["chioma"]
        with pytest.raises(faults.OptionsMissing):
            appraisals.end_appraisal(by=by, chosen=carry, decision=decision(), reasons="R.")
        stop = option("stop", 0, 0)
        appraisals.end_appraisal(by=by, chosen=stop, decision=decision(), reasons="R.")
        shown = shown_appraisal(Appraisal.objects.get(pk=appraisal.pk), TODAY)
        assert shown.chose_fewer_points
        for late in (
            lambda: option("change"),
            lambda: appraisals.end_appraisal(by=by, chosen=stop, decision="D-1", reasons="R."),
        ):
            with pytest.raises(faults.EndedAlready):
                late()


class TestPlaces:
    @pytest.fixture
    def problem(self, cast: dict[str, Person]) -> PlaceProblem:
        """Looked at ten days ago."""
        return places.note_problem(
            by=cast["grace"],
            said=places.ProblemSaid("Fights", CITY, "Nottingham", "transport"),
            first=places.StepSaid(
                step="scanning", happened_on=TODAY - timedelta(days=10), words="W."
            ),
        )

    def test_steps_come_in_their_order(
        self, cast: dict[str, Person], problem: PlaceProblem, described: Callable[..., Programme]
    ) -> None:
        def step(name: str, days_ago: int, **more: Any) -> None:
            said = places.StepSaid(
                step=name, happened_on=TODAY - timedelta(days=days_ago), words="W.", **more
            )
            chosen = described("outreach") if name == "response" else None
            places.take_step(by=cast["grace"], problem=problem, said=said, programme=chosen)

        with pytest.raises(faults.OutOfOrder):
            step("response", 5)
        with pytest.raises(faults.OutOfOrder):
            step("analysis", 11)
        step("analysis", 9)
        Programme.objects.all()
        compared = {"comparison": "no_difference", "compared_with": "Two others"}
        with pytest.raises(faults.OutOfOrder):
            step("assessment", 5, **compared)
        said = places.StepSaid(step="response", happened_on=TODAY - timedelta(days=8), words="W.")
        places.take_step(by=cast["grace"], problem=problem, said=said)
        step("assessment", 5, **compared)
        shown = shown_problem(PlaceProblem.objects.get())
        assert shown.next_step is None
        assert shown.comparison_words.startswith("No difference")
        assert "Nottingham" in shown.place_words

    def test_an_assessment_says_what_was_compared(
        self, cast: dict[str, Person], problem: PlaceProblem
    ) -> None:
        for step in ("analysis", "response"):
            said = places.StepSaid(step=step, happened_on=YESTERDAY, words="W.")
            places.take_step(by=cast["grace"], problem=problem, said=said)
        for wrong in ({}, {"comparison": "fell_more"}):
            said = places.StepSaid(step="assessment", happened_on=TODAY, words="W.", **wrong)
            with pytest.raises(IntegrityError), transaction.atomic():
                places.take_step(by=cast["grace"], problem=problem, said=said)


def test_a_change_stands_beside_its_measure_and_may_be_undone(cast: dict[str, Person]) -> None:
    said = system.ChangeSaid(
        title="T",
        body="B",
        words="W",
        scope="S",
        districts=[CITY],
        changed_on=YESTERDAY,
        measure="permanent_exclusions",
    )
    first = system.log_change(by=cast["grace"], said=said)
    system.log_change(by=cast["grace"], said=said, undoes=first)
    told = system_changes_of("permanent_exclusions")
    assert [each.is_undone for each in told] == [True, False]
    assert system_changes_of("other") == ()
    (trend,) = trends(shown_changes(), None)
    assert trend.points == ()
    with pytest.raises(IntegrityError), transaction.atomic():
        system.log_change(
            by=cast["grace"],
            said=system.ChangeSaid(
                title="T",
                body="B",
                words="W",
                scope="S",
                districts=[CITY],
                changed_on=YESTERDAY,
                measure="m",
                children_reached=5,
            ),
        )


def test_met_has_evidence_and_the_last_look_stands(cast: dict[str, Person]) -> None:
    review = system.add_review(
        by=cast["grace"],
        said=system.ReviewSaid(
            key="r", title="R", reviewer="W", published_on=YESTERDAY, source="S"
        ),
        recommendations=[("One", "A"), ("Two", "B")],
    )
    first = review.recommendations.get(number=1)

    def look(verdict: str, **more: str) -> None:
        said = system.LookSaid(verdict=verdict, happened_on=TODAY, words="W.", **more)
        system.look_at(by=cast["grace"], recommendation=first, said=said)

    with pytest.raises(IntegrityError), transaction.atomic():
        look("met")
    look("not_met")
    look("met", address="https://papers.example/1")
    (shown,) = shown_reviews()
    assert (shown.met, shown.not_looked_at) == (1, 1)
    assert [each.words for each in shown.recommendations] == ["Met", "Nobody has looked yet"]


class TestCosts:
    @pytest.mark.parametrize(
        ("before", "after", "words"),
        [
            ("# source: Somebody\n", "", "Found no line for source"),
            ("unit_costs", "prices", "Found the kind 'prices'"),
            ("# price_year: 2020/21\n", "", "Found no price_year"),
            ("2021-07-01", "July", "Found published_on 'July'"),
            ("event,title", "title,event", "Found the columns"),
            ("10000", "-5", "Expected a number above 0"),
            ("10000", "NaN", "Expected a number above 0"),
            ("20000", "9000", "outside its own low and high"),
            ("assaults,Health", "assaults,", "for the second time"),
            ("10000,8000,20000", "10000,8000", "found 5 cells"),
        ],
    )
    def test_a_bad_file_is_refused_with_its_faults(
        self, before: str, after: str, words: str
    ) -> None:
        with pytest.raises(CostsUnreadable) as caught:
            read_costs(COSTS.replace(before, after, 1))
        assert words in " ".join(caught.value.faults)

    def test_a_file_without_rows_is_refused(self) -> None:
        with pytest.raises(CostsUnreadable, match="Found no row"):
            read_costs("\n".join(INDEX.splitlines()[:7]))

    def test_an_edition_is_taken_over_once(self, cast: dict[str, Person]) -> None:
        take_over_edition(by=cast["grace"], read=read_costs(COSTS))
        with pytest.raises(faults.TakenOverAlready):
            take_over_edition(by=cast["grace"], read=read_costs(COSTS))
        assert CostEdition.objects.count() == 1

    def test_it_pays_for_itself_if(self, cast: dict[str, Person]) -> None:
        take_over_edition(by=cast["grace"], read=read_costs(COSTS))
        edition = latest_edition(EditionKind.UNIT_COSTS)
        assert edition is not None
        (event,) = events_to_choose(edition)
        published = sums_of(event, cost=Decimal(30_000))
        assert published.sentence == "This pays for itself if it prevents 3 assaults."
        assert "no price index was taken over" in published.uprated.words
        take_over_edition(by=cast["grace"], read=read_costs(INDEX))
        uprated = sums_of(event, cost=Decimal(30_000))
        assert (uprated.price, uprated.main.events) == (12_500, 3)
        assert [[cell.events for cell in row.cells] for row in uprated.rows] == [
            [3, 4, 6, 12],
            [3, 4, 5, 10],
            [2, 2, 3, 5],
        ]
        assert [(row.words, row.found.events) for row in uprated.parts] == [("Health", 10)]

    def test_no_ratio_without_an_evaluation(self, cast: dict[str, Person]) -> None:
        take_over_edition(by=cast["grace"], read=read_costs(COSTS))
        edition = latest_edition(EditionKind.UNIT_COSTS)
        assert edition is not None
        found = ratio_of(sums_of(events_to_choose(edition)[0], cost=Decimal(1)), None)
        assert found.found is None
        assert "No evaluation" in found.refused


def test_a_page_of_costs_tells_each_fault(signed_in: Callable[[str], Client]) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = signed_in("grace")
    bad = SimpleUploadedFile("costs.csv", COSTS.replace("10000", "-5").encode())
    answer = client.post("/interventions/costs/new/", {"file": bad})
    assert answer.status_code == 422
    assert "Expected a number above 0" in answer.content.decode()
    latin = SimpleUploadedFile("costs.csv", "# kind: café".encode("latin-1"))
    assert client.post("/interventions/costs/new/", {"file": latin}).status_code == 422
    good = SimpleUploadedFile("costs.csv", COSTS.encode())
    assert client.post("/interventions/costs/new/", {"file": good}).status_code == 302
    good.seek(0)
    again = client.post("/interventions/costs/new/", {"file": good})
    assert "taken over already" in again.content.decode()
    assert CostEdition.objects.get().published_on == date(2021, 7, 1)
