"""What is said of an asset is checked before it is kept, and every fault is told at once."""

import pytest
from tests.unit.web.community.conftest import today, typed

from headwater_web.community.asset_files import read_assets
from headwater_web.community.columns import asset_columns, confirmation_columns
from headwater_web.community.lists import asset_lists
from headwater_web.community.postcode_files import DirectoryUnreadable, read_directory
from headwater_web.community.reading import read_asset
from headwater_web.ui.rows_of_files import FileUnreadable, Unreadable
from headwater_web.ui.spreadsheets import lines_of

REFUSED = {
    "ages_to": {"ages_from": "18", "ages_to": "11"},
    "ages_from": {"ages_from": "eleven"},
    "kind": {"kind": "nightclub"},
    "district": {"district": "E09000001"},
    "hours": {"hours": "Monday 18:00-16:00"},
    "telephone": {"telephone": ""},
    "postcode": {"postcode": "Nottingham", "small_area": ""},
    "small_area": {"postcode": "NG1 5FS"},
    "name": {"name": ""},
    "funded_until": {"funded_until": "some day"},
}
SECRET = {"kind": "refuge", "small_area": ""}
TOLD_OF_A_REFUGE = {
    "postcode": {"postcode": "NG1 5FS"},
    "small_area": {"small_area": "Z01000001"},
    "website": {"website": "www.refuge.example"},
    "offers": {"offers": "A room at NG1 5FS."},
    "telephone": {"telephone": ""},
}


def faults_of(**changes: str) -> list[str]:
    lists = asset_lists()
    with pytest.raises(Unreadable) as raised:
        read_asset(asset_columns(lists), lists, typed(**changes))
    return [name for name, _words in raised.value.faults]


@pytest.mark.parametrize("column", REFUSED)
def test_each_fault_is_told_at_its_column(column: str) -> None:
    assert faults_of(**REFUSED[column]) == [column]


@pytest.mark.parametrize("column", TOLD_OF_A_REFUGE)
def test_of_a_refuge_no_place_is_taken_in_any_form(column: str) -> None:
    assert faults_of(**SECRET | TOLD_OF_A_REFUGE[column]) == [column]


def test_whatever_is_called_secret_is_treated_as_a_refuge() -> None:
    assert faults_of(sensitive="yes") == ["small_area"]


def test_all_faults_are_told_at_once() -> None:
    assert set(faults_of(kind="nightclub", ages_to="5", name="")) == {"kind", "ages_to", "name"}


def test_what_is_for_the_whole_area_has_no_postcode() -> None:
    assert faults_of(district="E23000019", small_area="", postcode="NG1 5FS") == ["postcode"]


class TestFiles:
    """A file is taken whole, or every fault of it is told."""

    def read(self, *rows: dict[str, str], without: str = "") -> list[str]:
        lists = asset_lists()
        columns = (*asset_columns(lists), *confirmation_columns())
        names = [each.name for each in columns if each.name != without]
        text = "".join(lines_of(names, ([row.get(name, "") for name in names] for row in rows)))
        try:
            found = read_assets(text.encode(), asset_columns(lists), lists, today=today())
        except FileUnreadable as fault:
            return [f"{each.row} {each.column}" for each in fault.faults]
        return [str(each.asset["name"]) for each in found]

    def test_a_sound_file(self) -> None:
        assert self.read(typed(), typed(name="Red Gate")) == ["Blue Gate Club", "Red Gate"]

    def test_faults_with_their_rows(self) -> None:
        rows = typed(name="A"), typed(name="B", ages_to="3"), typed(name="C", kind="refuge")
        assert self.read(*rows) == ["2 ages_to", "3 small_area"]

    def test_a_name_twice_in_a_district(self) -> None:
        assert self.read(typed(), typed(name="BLUE gate club")) == ["1 name", "2 name"]

    def test_a_confirmation_that_has_not_come(self) -> None:
        assert self.read(typed(confirmed_on="2999-01-01")) == ["1 confirmed_on"]

    def test_a_missing_column_and_an_empty_file(self) -> None:
        assert self.read(typed(), without="kind") == ["0 "]
        assert self.read() == ["0 "]


class TestPostcodeDirectory:
    """Postcodes in use within the area, by the names of any edition."""

    ROWS = (
        "NG1 5FS,,E06000018,52.95,-1.15",
        "NG1 5FT,202001,E06000018,52.95,-1.15",
        "NG1 5FU,,E09000001,52.95,-1.15",
        "NG1 5GA,,E06000018,99.999999,0",
        "NG1,,E06000018,52.95,-1.15",
    )

    @pytest.mark.parametrize("district", ["oslaua", "laua", "LAD25CD"])
    def test_only_those_in_use_and_placed(self, district: str) -> None:
        lines = (f"pcds,doterm,{district},lat,long", *self.ROWS)
        found = list(read_directory(lines, {"E06000018"}))
        assert [(each.postcode, each.outward, each.latitude) for each in found] == [
            ("NG1 5FS", "NG1", 52.95)
        ]

    def test_another_file_is_refused(self) -> None:
        with pytest.raises(DirectoryUnreadable, match="oslaua"):
            list(read_directory(["name,town", "a,b"], {"E06000018"}))
