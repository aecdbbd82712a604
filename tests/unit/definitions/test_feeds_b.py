"""Specifications of police, health, justice, licensing and provider feeds: what they promise."""

from pathlib import Path

import pytest
import yaml

from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.library import Library
from headwater.intake.targets import target_columns
from headwater.vocabulary.policies import DisclosurePolicy

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"
LIBRARY = Library(DEFINITIONS)
OPEN = ("police_uk_outcomes", "police_uk_stop_and_search", "fingertips_indicators")
COUNTS = (
    "probation_caseload",
    "prison_releases",
    "provider_returns",
    "domestic_abuse_conferences",
    "exploitation_counts",
    "substance_treatment_counts",
)
EVENTS = ("police_uk_outcomes", "police_uk_stop_and_search", "ed_assault_ecds")
BASES = ("open_licence", "anonymous_aggregate", "agreement")
FEEDS = (*EVENTS, *COUNTS, "licensed_premises", "fingertips_indicators")
by_feed = pytest.mark.parametrize("feed", FEEDS)


def test_policies_follow_what_is_already_public() -> None:
    policies = {feed: LIBRARY.extract(feed).policy for feed in FEEDS}
    public = {*OPEN, "licensed_premises"}
    assert {feed for feed, policy in policies.items() if policy is DisclosurePolicy.OPEN} == public
    assert set(policies.values()) == {DisclosurePolicy.OPEN, DisclosurePolicy.NHS_SUBNATIONAL}


@by_feed
def test_a_feed_is_events_or_aggregates_and_can_be_marked_synthetic(feed: str) -> None:
    specification = LIBRARY.extract(feed)
    assert specification.becomes == ("event" if feed in EVENTS else "aggregate")
    assert specification.synthetic_mark is not None
    assert len(specification.limitations) > 40
    assert specification.constants.keys() <= target_columns(specification).keys()


@by_feed
def test_every_codelist_has_its_values_without_blanks_around_them(feed: str) -> None:
    codelists = LIBRARY.codelists()
    for column in LIBRARY.extract(feed).columns:
        if column.codelist:
            for code in codelists[column.codelist].codes:
                assert code.code == code.code.strip()
                assert code.value is None or code.value == code.value.strip().lower()


@pytest.mark.parametrize("feed", [*FEEDS])
def test_nobody_is_named_in_any_of_these_feeds(feed: str) -> None:
    assert not [column.name for column in LIBRARY.extract(feed).columns if column.person]


PERSONS = [
    # header of a file                     refused
    ("Surname", True),
    ("Victim Name", True),
    ("Client Date of Birth", True),
    ("NHS Number", True),
    ("Home Postcode", True),
    ("Offender PNC ID", True),
    ("CRN", True),
    ("Case Notes", True),
    ("Number of Referrals", False),
    ("Office", False),
    ("Area Name", False),
]


@pytest.mark.parametrize("feed", COUNTS)
@pytest.mark.parametrize(("header", "refused"), PERSONS)
def test_counts_refuse_columns_about_a_person(feed: str, header: str, refused: bool) -> None:
    assert bool(LIBRARY.extract(feed).refused_columns([header])) is refused


@pytest.mark.parametrize("header", ["Licence Holder", "Holder Address", "DPS", "Date of Birth"])
def test_a_licensing_register_comes_without_its_people(header: str) -> None:
    premises = LIBRARY.extract("licensed_premises")
    assert premises.refused_columns([header]) == (header,)
    assert premises.refused_columns(["Premises Name", "Premises Address", "Ward"]) == ()


@pytest.mark.parametrize("feed", COUNTS)
def test_the_first_figure_is_never_blank_and_marks_mean_three_things(feed: str) -> None:
    first, *others = LIBRARY.extract(feed).figures
    assert first.required
    assert len(others) >= 5
    assert not any(figure.required for figure in others)
    assert set(first.marks.states.values()) == {"suppressed", "missing", "not_collected"}


def test_words_and_coordinates_of_a_place_are_identifiers_that_become_nothing() -> None:
    attendances = LIBRARY.extract("ed_assault_ecds")
    for name in ("place_words", "place_coordinates"):
        column = attendances.column(name)
        assert (column.classification, column.kept) == ("identifier", False)


def test_alcohol_and_drugs_have_a_question_of_their_own() -> None:
    attendances = LIBRARY.extract("ed_assault_ecds")
    asked = attendances.column("substances_asked")
    assert (asked.logical_type, asked.required) == ("boolean", False)
    assert not attendances.column("alcohol_involved").required
    assert not attendances.column("drugs_involved").required


def test_only_assault_is_an_intent_of_the_assault_feed() -> None:
    intents = LIBRARY.codelists()["ecds_injury_intents"].values
    assert set(intents.values()) == {"assault"}
    # Codes of 6 to 18 digits are text: as numbers they lose their last digits.
    assert LIBRARY.extract("ed_assault_ecds").column("injury_intent").logical_type == "string"


def test_officer_defined_ethnicity_stands_apart() -> None:
    searches = LIBRARY.extract("police_uk_stop_and_search")
    assert searches.column("self_defined_ethnicity").becomes == "ethnicity"
    assert searches.column("officer_defined_ethnicity").becomes == "officer_ethnicity"


def test_a_crime_may_have_several_outcomes() -> None:
    outcomes = LIBRARY.extract("police_uk_outcomes")
    assert not outcomes.references
    groups = set(LIBRARY.codelists()["police_uk_outcomes"].values.values())
    assert {"charged", "out_of_court", "no_further_action", None} <= groups


CLOSING = [
    # latest hour         band
    ("22:30", "until_23"),
    ("23:00", "until_23"),
    ("23:30", "until_midnight"),
    ("00:00", "until_midnight"),
    ("01:00", "until_1"),
    ("01:30", "until_3"),
    ("03:00", "until_3"),
    ("03:30", "after_3"),
    ("06:00", "after_3"),
    ("06:30", "until_23"),
    ("24 hours", "all_night"),
]


@pytest.mark.parametrize(("hour", "band"), CLOSING)
def test_closing_hours_fall_into_bands(hour: str, band: str) -> None:
    assert LIBRARY.codelists()["licensed_closing_times"].values[hour] == band


@by_feed
def test_the_standard_s_own_words_are_there(feed: str) -> None:
    document = yaml.safe_load((DEFINITIONS / "extracts" / f"{feed}.yaml").read_text("utf-8"))
    assert document["apiVersion"].startswith("v3.")
    assert document["status"] == "active"
    assert set(document["tags"]) <= {f"basis:{kind}" for kind in BASES}
    assert [schema["name"] for schema in document["schema"]] == [feed]
    for column in document["schema"][0]["properties"]:
        assert column["description"].endswith((".", "?"))
        assert column["classification"] in {"public", "personal", "identifier"}


def test_two_feeds_never_answer_to_the_same_headers() -> None:
    headers = {feed: _headers(LIBRARY.extract(feed)) for feed in LIBRARY.extracts()}
    for feed in FEEDS:
        twins = [other for other, own in headers.items() if other != feed and own == headers[feed]]
        assert twins == []


def _headers(specification: ExtractSpecification) -> frozenset[str]:
    return frozenset(column.header for column in specification.columns)
