"""Words about a place: which columns of a specification may be such, and which files ship names."""

from pathlib import Path
from typing import Any

import pytest
from tests.unit.intake.small_feed import COLUMNS, column, specification

from headwater.definitions.library import Library

LIBRARY = Library(Path(__file__).resolve().parents[3] / "definitions")


def words(**changed: Any) -> dict[str, Any]:
    return column(
        "where", "Where", **{"classification": "identifier", "placeWords": True, **changed}
    )


def test_the_words_become_nothing_and_are_found() -> None:
    found = specification(columns=[*COLUMNS, words()]).place_words
    assert found is not None
    assert (found.name, found.becomes, found.kept) == ("where", None, False)
    assert specification().place_words is None


def test_a_basis_covers_them_by_their_name_or_by_where_they_lie() -> None:
    found = specification(columns=[*COLUMNS, words()]).column("where")
    assert found.names_in_a_basis == {"where", "small_area_code"}


@pytest.mark.parametrize(
    "columns",
    [
        [words(becomes="place_type", classification="public")],
        [words(classification="personal")],
        [words(unique=True)],
        [words(codelist="sexes")],
        [words(person={"role": "victim", "field": "postcode"})],
        [column("where", "Where", "integer", classification="identifier", placeWords=True)],
        [words(), {**words(), "name": "elsewhere", "physicalName": "Elsewhere"}],
    ],
    ids=["becomes", "personal", "unique", "coded", "of a person", "number", "two"],
)
def test_words_that_would_be_kept_are_refused(columns: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match="placeWords"):
        specification(columns=[*COLUMNS, *columns])


def test_a_column_may_be_absent_only_for_one_that_is_described() -> None:
    amiss = column("zone", "Zone", mayBeAbsentIf="nowhere")
    with pytest.raises(ValueError, match=r"\['nowhere'\] named but not described"):
        specification(columns=[*COLUMNS, amiss])


@pytest.mark.parametrize("feed", ["ed_assault_attendances", "ed_assault_ecds"])
def test_departments_may_tell_the_place_in_words(feed: str) -> None:
    found = LIBRARY.extract(feed).place_words
    assert found is not None
    assert "never kept" in found.description
    kinds = LIBRARY.extract(feed).column("place_type")
    assert kinds.becomes == "place_type"
    codes = LIBRARY.codelists()[kinds.codelist or ""].values
    assert "home" in codes.values()  # by which homes are told and never placed


def test_names_ship_with_a_partnership_or_do_not() -> None:
    own = LIBRARY.gazetteer("nottinghamshire")
    assert own is not None
    assert own.is_file()
    assert LIBRARY.gazetteer("leicestershire") is None
