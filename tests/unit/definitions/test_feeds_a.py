"""The specifications of education, youth justice, work and population feeds, and what they refuse.

What aggregate feeds must not bring is told by headers alone: a column about one person.
"""

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from headwater.definitions.contracts import specification_from_odcs
from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.library import Library
from headwater.definitions.refusing import KINDS, about_a_person
from headwater.vocabulary.policies import DisclosurePolicy

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"
LIBRARY = Library(DEFINITIONS)
LOCAL = (
    "youth_justice_indicators",
    "youth_justice_offers",
    "school_attendance",
    "school_suspensions_exclusions",
    "alternative_provision",
    "school_roll_changes",
    "post16_destinations",
    "further_education",
    "send_support",
    "children_social_care",
)
OPEN = (
    "claimant_count",
    "neet_not_known",
    "local_authority_indicators",
    "offending_and_social_care",
    "population_by_age_small_area_2011",
    "population_by_age_district_2021",
    "population_broad_ages_district_2021",
    "ethnicity_small_area_2021",
    "ethnicity_district_2021",
)
REFERENCE = ("deprivation_2019", "deprivation_2025", "area_changes_2011_2021")
CODELISTS = sorted(
    {
        column.codelist
        for feed in (*LOCAL, *OPEN, *REFERENCE)
        for column in LIBRARY.extract(feed).columns
        if column.codelist
    }
)

HEADERS = [
    # header                   refused by
    ("Name", "name"),
    ("Pupil Name", "name"),
    ("Child's name", "name"),
    ("PupilSurname", "name"),
    ("FIRST_NAME", "name"),
    ("Name of parent", "name"),
    ("DOB", "date of birth"),
    ("D.O.B.", "date of birth"),
    ("DateOfBirth", "date of birth"),
    ("pupil date of birth", "date of birth"),
    ("UPN", "UPN"),
    ("PupilUPN", "UPN"),
    ("Unique Pupil Number (UPN)", "UPN"),
    ("NHS No.", "NHS number"),
    ("NHSNumber", "NHS number"),
    ("Postcode", "postcode"),
    ("Home Post Code", "postcode"),
    ("Address Line 2", "address"),
    ("Parent e-mail", "address"),
    ("Mobile", "telephone"),
    ("Child Ref", "person identifier"),
    ("Learner ID", "person identifier"),
    ("Case number", "person identifier"),
    ("Case notes", "free text"),
    # Public things, and counts of people, pass.
    ("School Name", None),
    ("la_name", None),
    ("GEOGRAPHY_NAME", None),
    ("Provider address", None),
    ("School postcode", None),
    ("Indicator Name", None),
    ("Number of Children", None),
    ("Pupils", None),
    ("Pupil Premium", None),
    ("Young People", None),
    ("Sex", None),
    ("", None),
]


@pytest.mark.parametrize(("header", "kind"), HEADERS)
def test_a_column_about_a_person_is_told_by_its_header(header: str, kind: str | None) -> None:
    assert about_a_person([header], kinds=KINDS) == ((header,) if kind else ())
    if kind:
        assert about_a_person([header], kinds=[kind.upper()]) == (header,)


def test_another_phrase_is_looked_for_as_it_stands() -> None:
    headers = ["Gang nominal ref", "Prison Number", "Prisons numbered"]
    assert about_a_person(headers, kinds=["prison number"]) == ("Prison Number",)
    assert about_a_person(headers, kinds=[]) == ()


@given(headers=st.lists(st.text(max_size=40), max_size=8))
def test_what_is_refused_was_there_and_is_refused_again(headers: list[str]) -> None:
    refused = about_a_person(headers, kinds=KINDS)
    assert set(refused) <= set(headers)
    assert about_a_person(refused, kinds=KINDS) == refused


@given(header=st.sampled_from([header for header, kind in HEADERS if kind]), data=st.data())
def test_case_and_dividers_do_not_hide_a_column(header: str, data: st.DataObject) -> None:
    divider = data.draw(st.sampled_from([" ", "_", "-", "  "]))
    changed = divider.join(header.split()).upper()
    words = about_a_person([header.replace("'", "")], kinds=KINDS)
    if "".join(header.split()).isalpha() and header in (header.title(), header.upper()):
        assert bool(about_a_person([changed], kinds=KINDS)) is bool(words)


def test_columns_that_the_specification_asks_for_pass() -> None:
    specification = LIBRARY.extract("send_support")
    own = [name for column in specification.columns for name in column.headers]
    assert specification.refused_columns([*own, "Pupil surname"]) == ("Pupil surname",)


def test_a_feed_that_refuses_nothing_refuses_nothing() -> None:
    assert LIBRARY.extract("neet_not_known").refused_columns(["Pupil surname", "UPN"]) == ()


@pytest.mark.parametrize("feed", LOCAL)
def test_a_local_return_is_counts_only(feed: str) -> None:
    specification = LIBRARY.extract(feed)
    assert specification.becomes == "aggregate"
    assert specification.policy is DisclosurePolicy.NHS_SUBNATIONAL
    assert set(KINDS) <= set(specification.refuses_columns)
    assert not any(column.person for column in specification.columns)
    assert {column.classification for column in specification.columns} == {"public"}
    assert specification.references
    assert {"<5", "*"} <= set(specification.figures[0].marks.suppressed)


@pytest.mark.parametrize("feed", [*LOCAL, *OPEN])
def test_an_aggregate_says_when_and_where_or_who(feed: str) -> None:
    specification = LIBRARY.extract(feed)
    filled = {column.becomes for column in specification.columns if column.required}
    filled |= set(specification.constants)
    assert filled & {"period", "period_start"}
    about = {column.becomes for column in specification.columns}
    assert about & {"area_code", "organisation"}
    assert specification.figures


@pytest.mark.parametrize("feed", OPEN)
def test_what_is_published_openly_is_open(feed: str) -> None:
    assert LIBRARY.extract(feed).policy is DisclosurePolicy.OPEN


@pytest.mark.parametrize("feed", [*LOCAL, *OPEN, *REFERENCE])
def test_a_specification_says_on_what_kind_of_basis_it_comes(feed: str) -> None:
    usage = LIBRARY.extract(feed).usage
    assert "open licence" in usage if feed in (*OPEN, *REFERENCE) else "agreement" in usage


@pytest.mark.parametrize("name", CODELISTS)
def test_a_codelist_says_its_source_and_day(name: str) -> None:
    with (DEFINITIONS / "codelists" / f"{name}.csv").open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert all(row["source"] and row["as_at"] and row["label"] for row in rows)
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes))


def test_marks_say_three_different_things() -> None:
    marks = LIBRARY.extract("school_attendance").figures[0].marks
    assert marks.states["<5"] == "suppressed"
    assert marks.states["null"] == "missing"
    assert marks.states["z"] == "not_collected"
    said = [*marks.suppressed, *marks.missing, *marks.not_collected]
    assert len(said) == len(set(said)) == len(marks.states)


def test_not_known_and_not_in_education_are_never_one_group() -> None:
    values = LIBRARY.codelists()["post16_activities"].values
    assert {values["810"], values["820"], values["830"]} == {"not_known"}
    assert {values["510"], values["615"], values["620"]} == {"neet_active", "neet_inactive"}


def test_numbers_and_percentages_of_one_column_are_told_apart() -> None:
    lists = LIBRARY.codelists()
    kinds, groups = lists["ethnicity_census_kind"].values, lists["ethnicity_census_detail"].values
    assert kinds.keys() == groups.keys()
    assert sorted(kinds.values(), key=str) == ["percent"] * 19 + ["persons"] * 19
    assert len(set(groups.values())) == 19


def test_an_authority_has_one_code_however_it_is_written() -> None:
    codes = LIBRARY.codelists()["local_authorities"]
    written: dict[str, set[str | None]] = {}
    for code in codes.codes:
        written.setdefault(code.code.removesuffix(".0"), set()).add(code.value)
    assert all(len(values) == 1 for values in written.values())


def _document(feed: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(
        (DEFINITIONS / "extracts" / f"{feed}.yaml").read_text("utf-8")
    )
    return content


def _read(document: dict[str, Any]) -> ExtractSpecification:
    return specification_from_odcs(document)


def test_a_figure_without_a_unit_is_not_accepted() -> None:
    document = _document("send_support")
    document["schema"][0]["properties"][-1]["customProperties"] = [
        {"property": "becomes", "value": "plans_within_20_weeks"}
    ]
    with pytest.raises(ValueError, match="'plans_within_20_weeks'"):
        _read(document)


def test_an_aggregate_without_figures_is_not_accepted() -> None:
    document = _document("send_support")
    document["schema"][0]["properties"] = document["schema"][0]["properties"][:4]
    with pytest.raises(ValueError, match="no figure"):
        _read(document)


def test_a_feed_that_refuses_people_describes_none() -> None:
    document = _document("send_support")
    document["schema"][0]["properties"][1]["classification"] = "personal"
    with pytest.raises(ValueError, match="'district_code'"):
        _read(document)
