"""Subjects in a release: measures that are in it, and the others by name."""

from pathlib import Path

import pyarrow as pa
import pytest

from headwater.definitions.library import Library
from headwater.definitions.measure import Measure
from headwater.pipeline.releasing.subjects import released_subjects
from headwater.released.subjects import ReleasedSubject
from headwater.tables.results import ReleasedValue

LIBRARY = Library(Path(__file__).resolve().parents[4] / "definitions")
MEASURES = LIBRARY.measures()
SUBJECTS = LIBRARY.subjects("nottinghamshire")


def released(*names: str) -> dict[str, ReleasedSubject]:
    """The subjects of a release that has these measures and no value yet."""
    held: list[Measure] = [LIBRARY.measure(name) for name in names]
    nothing = pa.table({name: pa.array([], pa.string()) for name in ReleasedValue.columns()})
    found = released_subjects(SUBJECTS, every=MEASURES, released=held, values=nothing)
    return {each.key: each for each in found}


def test_every_subject_is_released_whatever_is_held_of_it() -> None:
    found = released()
    assert len(found) == len(SUBJECTS)
    assert list(found.values()) == sorted(found.values(), key=lambda each: each.title)
    for subject in found.values():
        assert not any(line.is_held for line in subject.lines)
        assert subject.not_yet_held
        assert subject.comparisons == ()


def test_a_measure_without_source_is_named_by_its_title() -> None:
    subject = released("missing_episodes")["exploitation_beside_violence"]
    held = [line.measure for line in subject.lines if line.is_held]
    assert held == ["missing_episodes"]
    assert "Missing episodes" not in subject.not_yet_held
    assert "Children linked to county lines" in subject.not_yet_held


def test_what_followed_is_named_only_where_it_is_held() -> None:
    asked = "speech_and_language_screened"
    (line, *_) = released(asked)["needs_of_children_in_youth_justice"].lines
    assert (line.is_held, line.then) == (True, ())
    helped = "speech_and_language_helped"
    (line, *_) = released(asked, helped)["needs_of_children_in_youth_justice"].lines
    assert line.then == (helped,)


@pytest.mark.parametrize("missing", ["service_take_up", "service_take_up_minority_ethnic"])
def test_a_gap_needs_the_part_and_the_whole(missing: str) -> None:
    both = {"service_take_up", "service_take_up_minority_ethnic"}
    lines = released(*both)["take_up_of_services"].lines
    (started,) = [line for line in lines if line.title == "Started"]
    assert started.gap is not None
    assert (started.gap.years, started.gap.unknown) == ((), "")
    lines = released(*(both - {missing}))["take_up_of_services"].lines
    (started,) = [line for line in lines if line.title == "Started"]
    assert started.gap is None


def test_what_nobody_holds_is_a_line_of_words() -> None:
    lines = released("stop_and_search")["over_representation"].lines
    (charged,) = [line for line in lines if line.title == "Charged"]
    assert charged.measure == ""
    assert "no feed of charges is agreed" in charged.not_held
