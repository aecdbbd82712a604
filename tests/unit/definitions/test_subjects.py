"""Subjects as definitions: all that ship hold together, and what does not is named."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from headwater.definitions.library import DefinitionFault, Library
from headwater.definitions.subject import Subject, ethnic_groups
from headwater.vocabulary.subjects import Arrangement

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"
LIBRARY = Library(DEFINITIONS)
SUBJECTS = LIBRARY.subjects("nottinghamshire")
every_subject = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda each: each.subject)

LINE: dict[str, Any] = {"measure": "stop_and_search", "adds": "Who is searched."}
WHOLE: dict[str, Any] = {
    "subject": "searches",
    "version": 1,
    "title": "Searches",
    "question": "Who is searched?",
    "purpose": "To ask why.",
    "arrangement": "by_area",
    "lines": [LINE],
    "caveats": ["Searches are not people."],
    "reviewed_by": "Amara (analyst)",
    "reviewed_on": "2026-11-22",
    "next_review": "2027-11-22",
}


def test_every_arrangement_ships_and_every_partnership_has_every_subject() -> None:
    assert {each.arrangement for each in SUBJECTS} == set(Arrangement)
    assert {each.subject for each in SUBJECTS} == {
        path.stem for path in (DEFINITIONS / "subjects").glob("*.yaml")
    }
    assert LIBRARY.subjects("leicestershire") == SUBJECTS


@every_subject
def test_it_says_what_is_not_known_and_from_whom_it_would_come(subject: Subject) -> None:
    assert subject.not_known
    assert subject.caveats


@every_subject
def test_its_review_is_not_overdue(subject: Subject) -> None:
    assert subject.reviewed_on < subject.next_review
    assert subject.next_review >= datetime.now(UTC).date()


@every_subject
def test_a_category_that_it_takes_is_one_that_the_breakdown_has(subject: Subject) -> None:
    from headwater.measures.categories import AGE_BANDS

    bands = {band.category for band in AGE_BANDS}
    taken = {line.category for line in subject.lines if line.breakdown == "age_band"}
    assert taken - {None} <= bands


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"measure": None}, "found a measure beside not_held, or neither"),
        ({"not_held": "No feed."}, "found a measure beside not_held, or neither"),
        ({"measure": None, "not_held": "No feed."}, "found no title"),
        ({"category": "18-24", "title": "Young"}, "found a category of no breakdown"),
        ({"unknown": "stop_and_search"}, "found unknown beside no whole"),
        ({"adds": " "}, "expected words that mean something"),
        ({"score": 3}, "Extra inputs are not permitted"),
    ],
)
def test_a_line_says_one_thing(changed: dict[str, Any], words: str) -> None:
    line = {name: value for name, value in (LINE | changed).items() if value is not None}
    with pytest.raises(ValidationError, match=words):
        Subject.model_validate(WHOLE | {"lines": [line]})


@pytest.mark.parametrize(
    ("arrangement", "line", "words"),
    [
        ("by_stage", {"among": "residents"}, "a stage without ethnic groups"),
        ("by_stage", {"breakdown": "ethnicity"}, "without words for whom it is among"),
        ("asked_and_answered", {}, "found nothing that followed"),
    ],
)
def test_a_line_suits_the_arrangement(arrangement: str, line: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=f"line 1: .*{words}"):
        Subject.model_validate(WHOLE | {"arrangement": arrangement, "lines": [LINE | line]})


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"measure": "stop_and_serch"}, "'stop_and_serch' is no measure"),
        ({"then": ["nothing_such"]}, "'nothing_such' is no measure"),
        ({"breakdown": "age_band"}, "has no breakdown 'age_band'; it has: ethnicity, sex"),
        ({"against": "serious_violence_offences"}, "is not said to be a part of"),
        ({"residents_as_in": "claimant_count"}, "'claimant_count' has no breakdown 'ethnicity'"),
        ({"residents_as_in": "stop_and_search"}, "counts no ethnic group"),
    ],
)
def test_what_does_not_hold_against_the_measures_names_the_file_and_why(
    tmp_path: Path, line: dict[str, Any], words: str
) -> None:
    root = tmp_path / "definitions"
    shutil.copytree(DEFINITIONS / "measures", root / "measures")
    (root / "subjects").mkdir()
    broken = WHOLE | {"lines": [LINE | line]}
    (root / "subjects" / "searches.yaml").write_text(yaml.safe_dump(broken), "utf-8")
    with pytest.raises(DefinitionFault) as fault:
        Library(root).subjects("nottinghamshire")
    assert "subjects/searches.yaml" in fault.value.found
    assert words in fault.value.found


def test_a_subject_can_be_of_some_partnerships_alone(tmp_path: Path) -> None:
    root = tmp_path / "definitions"
    shutil.copytree(DEFINITIONS / "measures", root / "measures")
    (root / "subjects").mkdir()
    own = WHOLE | {"only_for": ["leicestershire"]}
    (root / "subjects" / "searches.yaml").write_text(yaml.safe_dump(own), "utf-8")
    assert Library(root).subjects("nottinghamshire") == ()
    assert len(Library(root).subjects("leicestershire")) == 1


def test_the_groups_of_a_figure_are_those_that_its_where_names() -> None:
    named = ethnic_groups(LIBRARY.measure("service_referrals_minority_ethnic"))
    assert set(named) == {"asian", "black", "mixed", "other"}
    assert ethnic_groups(LIBRARY.measure("service_take_up")) == ()
    assert ethnic_groups(LIBRARY.measure("stop_and_search")) == ()
