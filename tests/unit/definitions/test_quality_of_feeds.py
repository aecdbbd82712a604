"""What specifications say of quality: rules of order, notes on recording, characteristics."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from headwater.definitions.contracts import specification_from_odcs
from headwater.definitions.library import Library
from headwater.vocabulary.characteristics import Characteristic

EXTRACTS = Path(__file__).resolve().parents[3] / "definitions" / "extracts"
LIBRARY = Library(EXTRACTS.parent)
RULE = {"key": "early", "words": "Too early", "earlier": "assaulted_at", "later": "arrived_at"}


def document(feed: str = "ed_assault_attendances", **stated: Any) -> dict[str, Any]:
    """A specification with other words in the place of its own."""
    loaded: dict[str, Any] = yaml.safe_load((EXTRACTS / f"{feed}.yaml").read_text("utf-8"))
    kept = [each for each in loaded["customProperties"] if each["property"] not in stated]
    added = [{"property": name, "value": value} for name, value in stated.items()]
    return loaded | {"customProperties": [*kept, *added]}


def test_a_rule_names_two_moments() -> None:
    (rule,) = specification_from_odcs(document(consistency=[RULE])).consistency
    assert (rule.earlier, rule.later) == ("assaulted_at", "arrived_at")


UNSOUND = [
    ("no such column", RULE | {"later": "left_at"}),
    ("a column without a moment", RULE | {"earlier": "site_code"}),
    ("no words", RULE | {"words": "n/a"}),
    ("a word that nobody knows", RULE | {"tolerance": "1 day"}),
]


@pytest.mark.parametrize(("case", "rule"), UNSOUND)
def test_a_rule_that_cannot_be_asked_is_refused(case: str, rule: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"found|Extra inputs"):
        specification_from_odcs(document(consistency=[rule]))


def test_counts_have_no_moments_to_put_in_order() -> None:
    moments = {"key": "early", "words": "Too early", "earlier": "quarter", "later": "quarter"}
    with pytest.raises(ValueError, match="two dates or timestamps of an event"):
        specification_from_odcs(document("youth_justice_indicators", consistency=[moments]))


@pytest.mark.parametrize("feed", ["first_time_entrants", "youth_justice_indicators"])
def test_feeds_of_two_services_say_what_they_record_differently(feed: str) -> None:
    abouts = [note.about for note in LIBRARY.extract(feed).definition_notes]
    assert "The date of entry" in abouts


def test_a_characteristic_is_one_that_we_know() -> None:
    unknown = document("send_support")
    properties = unknown["schema"][0]["properties"]
    need = next(each for each in properties if each["name"] == "need")
    need["customProperties"] = [
        each for each in need["customProperties"] if each["property"] != "characteristic"
    ]
    need["customProperties"].append({"property": "characteristic", "value": "shoe_size"})
    with pytest.raises(ValueError, match="characteristic"):
        specification_from_odcs(unknown)


def test_columns_of_need_say_which_need() -> None:
    """The table calls both needs by one word; the grid must not."""
    said = {
        feed: column.characteristic
        for feed, specification in LIBRARY.extracts().items()
        for column in specification.columns
        if column.becomes == "need"
    }
    assert None not in said.values()
    assert said["offending_and_social_care"] is Characteristic.CARE_EXPERIENCE


SCHOOLS = "school_suspensions_exclusions"
SHARE = {"words": "Suspensions", "count": "suspensions", "among": "pupils"}
WATCHES: list[tuple[str, str, dict[str, Any]]] = [
    ("no such figure", "institutions", SHARE | {"count": "expulsions"}),
    ("no such group", "institutions", SHARE | {"apart": {"house": "House"}}),
    ("no such total", "totals", {"words": "Too many", "total": "all", "parts": ["suspensions"]}),
    ("no part", "totals", {"words": "Too many", "total": "suspensions", "parts": []}),
]


@pytest.mark.parametrize(("case", "word", "stated"), WATCHES)
def test_what_is_compared_is_a_figure_of_the_feed(
    case: str, word: str, stated: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=r"found|at least 1"):
        specification_from_odcs(document(SCHOOLS, **{word: [stated]}))


def test_institutions_are_named_by_a_reference_and_never_by_words() -> None:
    named = document(SCHOOLS, institutions=[SHARE])
    school = next(each for each in named["schema"][0]["properties"] if each["name"] == "school")
    del school["logicalTypeOptions"]
    with pytest.raises(ValueError, match="column without a pattern"):
        specification_from_odcs(named)
