"""Cards put together: the mean with its interval, and what keeps cards apart."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.unit.web.evidence.conftest import Desk

from headwater.released.studies_together import StudyEffect, put_together

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]
PAGE = "/evidence/together/"
FOUND = (
    ("a", "0.60", "0.40", "0.90"),
    ("b", "0.90", "0.70", "1.16"),
    ("c", "0.70", "0.45", "1.09"),
)


def text(response: HttpResponse) -> str:
    return response.content.decode()


def three(desk: Desk) -> str:
    cards = [
        desk.card(key=key, estimate=value, lower=low, upper=high, source=f"Study {key}.")
        for key, value, low, high in FOUND
    ]
    return "&".join(f"card={each.reference}" for each in cards)


def test_the_mean_and_the_next_study(desk: Desk) -> None:
    shown = text(Client().get(f"{PAGE}?{three(desk)}"))
    assert "0.76 (95% interval 0.42 to 1.34)" in shown
    assert "Where the next study may lie" in shown
    assert "0.20 to 2.61" in shown
    assert "There are few studies" in shown


def test_no_weight_is_lost(desk: Desk) -> None:
    effects = [StudyEffect(float(v), float(low), float(high), 95) for _k, v, low, high in FOUND]
    found = put_together(effects, are_ratios=True)
    assert sum(found.weights) == pytest.approx(1)
    turned = put_together(
        [StudyEffect(1 / e.estimate, 1 / e.upper, 1 / e.lower, 95) for e in effects],
        are_ratios=True,
    )
    assert (turned.mean, turned.lower) == pytest.approx((1 / found.mean, 1 / found.upper))


def test_an_interval_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="expected one"):
        put_together([StudyEffect(1.0, 0.0, 2.0, 95)] * 2, are_ratios=True)


APART = [
    ({"key": "d", "source": "Study a."}, "tell of the same people"),
    ({"key": "d", "measure": "odds_ratio", "source": "Study d."}, "in different ways"),
]


@pytest.mark.parametrize(("other", "said"), APART)
def test_what_keeps_cards_apart(desk: Desk, other: dict[str, str], said: str) -> None:
    asked = three(desk)
    card = desk.card(**other)
    answer = Client().get(f"{PAGE}?{asked}&card={card.reference}")
    assert answer.status_code == 422
    assert said in text(answer)


def test_one_card_is_not_together(desk: Desk) -> None:
    card = desk.card()
    answer = Client().get(f"{PAGE}?card={card.reference}")
    assert answer.status_code == 422
    assert "Choose at least two cards" in text(answer)


def test_drafts_and_effects_without_an_interval_are_not_offered(desk: Desk) -> None:
    desk.card(key="draft", publish=False)
    desk.card(key="bare", lower="", upper="", interval_percent="")
    shown = text(Client().get(PAGE))
    assert "No published card states an effect" in shown


def test_unlike_outcomes_are_said(desk: Desk) -> None:
    asked = three(desk)
    other = desk.card(key="d", outcome="Arrests", source="Study d.")
    shown = text(Client().get(f"{PAGE}?{asked}&card={other.reference}"))
    assert "looked at different outcomes" in shown


def test_the_page_is_linked(desk: Desk) -> None:
    desk.card()
    assert PAGE in text(Client().get("/evidence/"))
