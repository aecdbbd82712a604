"""The form of a plan: everything is asked once, in parts, with what can be named beside it."""

import pytest
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.evaluations.conftest import Evaluator, SignIn

from headwater.products.publishing import point_current, write_release
from headwater_web.evaluations.plan_columns import PARTS, PLAN_COLUMNS
from headwater_web.evaluations.queries.offered import what_is_offered

pytestmark = pytest.mark.django_db


def test_every_question_stands_in_one_part(evaluator: Evaluator, signed_in: SignIn) -> None:
    shown = signed_in("amara").get("/evaluations/new/").content.decode()
    asked = [column.name for column in PLAN_COLUMNS]
    assert sorted(name for _words, names in PARTS for name in names) == sorted(asked)
    for name in asked:
        assert shown.count(f'name="{name}"') == 1
    assert f'<option value="{evaluator.programme}">' in shown
    assert "Measures and areas that can be named" not in shown


def test_measures_and_districts_of_the_release_are_offered(
    evaluator: Evaluator, signed_in: SignIn, settings: Settings
) -> None:
    root = settings.HEADWATER_RELEASED
    write_release(sample.released(), root=root, figures=False, assessment=False)
    point_current(root, sample.RELEASE_ID)
    offered = what_is_offered()
    assert offered is not None
    shown = signed_in("amara").get("/evaluations/new/").content.decode()
    assert "Measures and areas that can be named" in shown
    for key, name in (*offered.measures, *offered.districts):
        assert f"<code>{key}</code> {name}" in shown
    assert len(offered.districts) > 1
