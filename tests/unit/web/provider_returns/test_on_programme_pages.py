"""What a programme's own page says of its newest return, and to whom."""

import pytest
from tests.unit.web.provider_returns.conftest import Ask, programme_words

from headwater_web.accounts.models import Person
from headwater_web.provider_returns.queries import of_programmes
from headwater_web.provider_returns.queries.of_programmes import returns_on_its_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def programme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_programmes, "programme_with", lambda _reference: programme_words())


def test_counts_stand_with_their_wholes(accepted: Ask, cast: dict[str, Person]) -> None:
    accepted()
    part = returns_on_its_page(cast["amara"], "PG-1")
    assert part is not None
    assert "Started, of those referred: 20 of 40, 50% (35% to 65%)." in part.sentences
    assert "Left early, of those who took part: 6 of 28, 21% (10% to 40%)." in part.sentences
    [link] = part.links
    assert link.address.endswith("/provider-returns/programmes/custody_mentoring/")


def test_nothing_is_said_before_a_return_is_accepted(cast: dict[str, Person]) -> None:
    assert returns_on_its_page(cast["amara"], "PG-1") is None


def test_nothing_is_said_to_who_may_not_see_returns(accepted: Ask, cast: dict[str, Person]) -> None:
    accepted()
    assert returns_on_its_page(cast["imani"], "PG-1") is None
