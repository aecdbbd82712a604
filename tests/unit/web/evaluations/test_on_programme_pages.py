"""What a programme's page tells of evaluations and claims, and on which answer costs may rest."""

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.unit.web.evaluations.conftest import NOTHING, Evaluator, SignIn

from headwater.released.evaluations.result import Verdict
from headwater.vocabulary.claims.ladder import Rung
from headwater_web.claims.api import claims_of
from headwater_web.evaluations.actions.publishing import publish
from headwater_web.evaluations.models import Plan
from headwater_web.evaluations.queries.of_programmes import (
    evaluations_on_its_page,
    published_result_of,
)
from headwater_web.evaluations.queries.plans import plan_seen_by
from headwater_web.interventions.parts import parts_of, result_of

pytestmark = pytest.mark.django_db


def let_out(evaluator: Evaluator, plan: Plan) -> None:
    """Publish an answer as Grace."""
    grace = evaluator.cast["grace"]
    followed = plan_seen_by(grace, plan.reference)
    assert followed is not None
    publish(by=grace, followed=followed, summary="")


def test_a_programme_without_evaluations_has_no_such_part(evaluator: Evaluator) -> None:
    assert evaluations_on_its_page(evaluator.cast["amara"], evaluator.programme) is None
    assert claims_of(evaluator.cast["amara"], evaluator.programme) == ()


def test_the_part_tells_what_came_out(evaluator: Evaluator) -> None:
    evaluator.plan(title="Another")
    plan = evaluator.answered()
    part = evaluations_on_its_page(evaluator.cast["amara"], evaluator.programme)
    assert part is not None
    waiting, answered = part.links
    assert waiting.standing == "being planned"
    assert answered.standing.startswith("It changed as was hoped, beyond chance. In a city")
    assert answered.address == f"/evaluations/{plan.reference}/"
    assert evaluations_on_its_page(AnonymousUser(), evaluator.programme) is None


def test_the_page_shows_it(evaluator: Evaluator, signed_in: SignIn) -> None:
    evaluator.answered()
    said = signed_in("amara").get(f"/interventions/{evaluator.programme}/").content.decode()
    assert "Whether it changed anything" in said
    headings = [part.heading for part in parts_of(evaluator.cast["amara"], evaluator.programme)]
    assert "Whether it changed anything" in headings


class TestWhatCostsMayRestOn:
    """Costs rest on the published answer that carries least, never on one that came out best."""

    def test_nothing_before_it_is_published(self, evaluator: Evaluator) -> None:
        plan = evaluator.answered()
        assert result_of(evaluator.programme) is None
        let_out(evaluator, plan)
        found = result_of(evaluator.programme)
        assert found is not None
        assert found.plan.reference == plan.reference

    def test_the_one_that_carries_least(self, evaluator: Evaluator) -> None:
        worked = evaluator.answered()
        null = evaluator.answered(
            NOTHING, verdict=Verdict.CANNOT_TELL, highest_rung=Rung.CHANGE_OBSERVED
        )
        for each in (worked, null):
            let_out(evaluator, each)
        found = published_result_of(evaluator.programme)
        assert found is not None
        assert found.plan.reference == null.reference
        assert found.effect == NOTHING
