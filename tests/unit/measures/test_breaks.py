"""A change of recording touches the measures that may count what changed, and no other."""

from datetime import date

import pytest
from tests.integration.journey.homes import ROOT

from headwater.definitions.library import Library
from headwater.measures import BreakUnclear, Known, breaks_of, counts_code
from headwater.tables.lineage import SeriesBreak

LIBRARY = Library(ROOT / "definitions")
SCOPE = LIBRARY.scope("serious_violence")
TOUCHED = """
police_recorded_crime   8/6    serious_violence_offences       yes
police_recorded_crime   8/6    domestic_serious_violence       yes
police_recorded_crime   8/6    rape_offences                   no
police_recorded_crime   8/6    non_domestic_homicide           no
police_recorded_crime   8/6    sharp_object_admissions         no
police_recorded_crime   105/1  rape_offences                   no
hospital_admissions     -      sharp_object_admissions         yes
hospital_admissions     -      serious_violence_offences       no
police_recorded_crime   -      rape_offences                   yes
"""


@pytest.mark.parametrize("line", TOUCHED.strip().splitlines())
def test_only_what_may_be_counted_breaks(line: str) -> None:
    feed, code, name, touched = line.split()
    found = counts_code(
        LIBRARY.measure(name), feed=feed, code=None if code == "-" else code, scope=SCOPE
    )
    assert found is (touched == "yes")


MEASURES = [LIBRARY.measure(name) for name in ("rape_offences", "sharp_object_admissions")]
KNOWN = Known(
    feeds={"police_recorded_crime", "hospital_admissions"},
    measures={"rape_offences", "sharp_object_admissions"},
    area_codes={"E1", "E2"},
)


def recorded(**cells: object) -> dict[str, object]:
    row = dict.fromkeys(SeriesBreak.columns())
    return row | {"feed": "*", "month": date(2020, 3, 1), "reason": "Lockdown."} | cells


def touched(**cells: object) -> list[str]:
    found = breaks_of([recorded(**cells)], MEASURES, scope=SCOPE, known=KNOWN)
    return [each.measure for each in found]


def test_a_lockdown_breaks_every_measure_of_every_feed() -> None:
    assert touched(kind="lockdown") == ["rape_offences", "sharp_object_admissions"]


def test_a_break_may_name_one_measure() -> None:
    assert touched(measure="rape_offences") == ["rape_offences"]
    assert touched(feed="hospital_admissions", measure="rape_offences") == []


def test_what_is_recorded_of_a_break_goes_with_it() -> None:
    cells = {
        "kind": "new_system",
        "source": "Circular 3",
        "area_code": "E1",
        "measure": "rape_offences",
        "factor": 1.2,
        "factor_source": "Recorded both ways in March 2024",
    }
    (found,) = breaks_of([recorded(**cells)], MEASURES, scope=SCOPE, known=KNOWN)
    assert {name: getattr(found, name) for name in cells} == cells
    assert found.is_spliced


UNCLEAR = [
    {"feed": "police_recorded_crimes"},
    {"measure": "rape_offence"},
    {"area_code": "E9"},
    {"factor": 1.2, "measure": "rape_offences"},  # on nobody's word
    {"factor": 1.2, "factor_source": "A study"},  # of no one measure
    {"factor": 0.0, "factor_source": "A study", "measure": "rape_offences"},
]


@pytest.mark.parametrize("cells", UNCLEAR)
def test_a_break_that_cannot_be_placed_stops_the_release(cells: dict[str, object]) -> None:
    with pytest.raises(BreakUnclear, match="2020-03"):
        touched(**cells)
