"""Areas made of several districts: what ships, and what cannot be."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from headwater.definitions.library import DefinitionFault, Library
from headwater.vocabulary.areas import AreaGrouping, AreaType

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"
LIBRARY = Library(DEFINITIONS)
COUNTY, CSP = AreaGrouping.COUNTY, AreaGrouping.COMMUNITY_SAFETY_PARTNERSHIP
CITY = "E06000018"


def districts(*last_digits: int) -> tuple[str, ...]:
    return tuple(f"E07000{number}" for number in last_digits)


SHIPPED = [
    # partnership,     code,                              grouping, districts
    ("nottinghamshire", "E10000024", COUNTY, districts(*range(170, 177))),
    ("nottinghamshire", "csp_bassetlaw_newark_and_sherwood", CSP, districts(171, 175)),
    ("nottinghamshire", "csp_mansfield_and_ashfield", CSP, districts(170, 174)),
    ("nottinghamshire", "E22000366", CSP, districts(172, 173, 176)),
    ("leicestershire", "E10000018", COUNTY, districts(*range(129, 136))),
]


@pytest.mark.parametrize(("partnership", "code", "grouping", "members"), SHIPPED)
def test_each_area_is_made_of_the_districts_that_name_it(
    partnership: str, code: str, grouping: AreaGrouping, members: tuple[str, ...]
) -> None:
    found = LIBRARY.partnership(partnership)
    (area,) = (each for each in found.joined_areas if each.code == code)
    assert (area.grouping, area.member_codes) == (grouping, members)
    assert (area.area_type, area.parent_code) == (AreaType.PARTNERSHIP_AREA, found.area_code)


@pytest.mark.parametrize("partnership", sorted({shipped[0] for shipped in SHIPPED}))
def test_no_other_area_ships(partnership: str) -> None:
    codes = [shipped[1] for shipped in SHIPPED if shipped[0] == partnership]
    assert [area.code for area in LIBRARY.partnership(partnership).joined_areas] == codes


@pytest.mark.parametrize("grouping", AreaGrouping)
def test_no_district_is_in_two_areas_of_a_grouping(grouping: AreaGrouping) -> None:
    areas = LIBRARY.partnership("nottinghamshire").joined_areas
    members = [code for area in areas if area.grouping is grouping for code in area.member_codes]
    assert len(members) == len(set(members)) == 7
    assert CITY not in members


def test_the_whole_and_its_districts_are_as_before() -> None:
    areas = LIBRARY.partnership("nottinghamshire").areas
    assert [area.area_type for area in areas] == [AreaType.PARTNERSHIP] + [AreaType.DISTRICT] * 8
    assert {area.parent_code for area in areas[1:]} == {"E23000019"}


WRONG = [
    # what is added to the list of areas,                                     words of the fault
    ({"code": CITY, "name": "South Nottinghamshire", "grouping": CSP.value}, f"{CITY} twice"),
    ({"code": "csp_city", "name": "Nottingham City", "grouping": CSP.value}, "fewer than 2"),
    ({"code": "csp_x", "name": "South Notinghamshire", "grouping": CSP.value}, "fewer than 2"),
    ({"code": "x", "name": "South Nottinghamshire", "grouping": COUNTY.value}, "as their county"),
    ({"code": "x", "name": "South Nottinghamshire", "grouping": "diocese"}, "grouping"),
]


@pytest.mark.parametrize(("added", "words"), WRONG)
def test_an_area_that_cannot_be_is_refused(
    tmp_path: Path, added: dict[str, str], words: str
) -> None:
    path = DEFINITIONS / "partnerships" / "nottinghamshire" / "partnership.yaml"
    content: dict[str, Any] = copy.deepcopy(yaml.safe_load(path.read_text("utf-8")))
    content["partnership_areas"].append(added)
    folder = tmp_path / "partnerships" / "wrong"
    folder.mkdir(parents=True)
    (folder / "partnership.yaml").write_text(yaml.safe_dump(content), "utf-8")
    with pytest.raises(DefinitionFault) as fault:
        Library(tmp_path).partnership("wrong")
    assert words in fault.value.found
