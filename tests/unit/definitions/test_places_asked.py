"""What a partnership asks of small areas: sound words, and measures that can be asked."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from headwater.definitions.library import Library
from headwater.definitions.places import PlacesAsked

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"
LIBRARY = Library(DEFINITIONS)
SHIPPED = sorted(path.parent.name for path in (DEFINITIONS / "partnerships").glob("*/places.yaml"))
ASKED: dict[str, Any] = {
    "version": 1,
    "persistent": {
        "police_measure": "police",
        "other_measures": ["ed", "ambulance"],
        "hours_from": ["police"],
    },
    "near_repeats": {"measures": ["police"]},
}


@pytest.mark.parametrize("key", SHIPPED)
def test_what_ships_asks_measures_of_small_areas_by_different_suppliers(key: str) -> None:
    asked = LIBRARY.places(key)
    assert asked is not None
    assert asked.persistent is not None
    assert asked.near_repeats is not None
    measures = {name: LIBRARY.measure(name) for name in asked.persistent.measures}
    assert all(measure.small_areas and measure.denominator for measure in measures.values())
    police, *others = measures.values()
    for other in others:
        assert not set(police.numerator.feeds) & set(other.numerator.feeds)
    assert all(LIBRARY.measure(name).small_areas for name in asked.near_repeats.measures)


def test_a_partnership_may_ask_nothing(tmp_path: Path) -> None:
    (tmp_path / "partnerships" / "quiet").mkdir(parents=True)
    assert Library(tmp_path).places("quiet") is None


def test_the_police_come_first_and_days_have_a_usual_number() -> None:
    asked = PlacesAsked.model_validate(ASKED)
    assert asked.persistent is not None
    assert asked.persistent.measures == ("police", "ed", "ambulance")
    assert asked.near_repeats is not None
    assert asked.near_repeats.within_days == 14


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ({"other_measures": []}, "at least 1"),
        ({"other_measures": ["police"]}, "twice"),
        ({"hours_from": ["another"]}, "hours from another"),
    ],
)
def test_refused(part: dict[str, Any], words: str) -> None:
    persistent = {**ASKED["persistent"], **part}
    with pytest.raises(ValidationError, match=words):
        PlacesAsked.model_validate({**ASKED, "persistent": persistent})


@pytest.mark.parametrize("days", [0, 91])
def test_days_too_few_or_too_many_to_be_near(days: int) -> None:
    near = {"measures": ["police"], "within_days": days}
    with pytest.raises(ValidationError):
        PlacesAsked.model_validate({**ASKED, "near_repeats": near})
