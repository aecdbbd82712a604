"""Pages on how well suppliers record: sentences before tables, and why there is nothing to say."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.web.dashboard import quality_sample

from headwater.products.publishing import point_current, write_release
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.accounts.models import Person
from headwater_web.agreements.api import Covering, SignedFor
from headwater_web.dashboard.quality.scorecards import scorecard
from headwater_web.dashboard.quality.words import said_share

CARD = "/sources/quality/ed_attendances/north/"
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def quality_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("quality")
    released = quality_sample.released()
    write_release(released, root=root, figures=False, assessment=False)
    point_current(root, released.release_id)
    return root


@pytest.fixture
def told(settings: Settings, quality_root: Path) -> Release:
    """The site shows a release that tells of quality."""
    settings.HEADWATER_RELEASED = quality_root
    return ReleasedReader(quality_root).open()


SENTENCES = [
    "Date and time was filled in 93% of about 400 rows, 4 points more than the month before; "
    "other suppliers 97%.",
    "Ethnicity (self-defined) was filled in 75% of about 400 rows, "
    "5 points fewer than the month before; other suppliers 90%.",
    "The question on alcohol was answered in 40% of about 400 rows, as in the month before.",
    "The patient arrived before the assault happened in 2% of about 400 rows, "
    "1 point more than the month before; other suppliers 1%.",
    "Dec 2025 first came 11 days after its end, 3 days more than the month before; "
    "other suppliers 8 days.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_scorecard_says_it_in_sentences(told: Release, sentence: str) -> None:
    assert sentence in scorecard(told, *quality_sample.NORTH).sentences


def test_a_rounded_share_never_says_that_there_is_no_gap_at_all() -> None:
    assert (said_share(1.0), said_share(0.0)) == ("all or nearly all", "none or hardly any")


def test_ethnicity_comes_first_with_its_two_gaps_apart(told: Release) -> None:
    first = scorecard(told, *quality_sample.NORTH).lines[0]
    assert first.field == "Ethnicity (self-defined)"
    assert (first.given, first.not_stated, first.not_recorded) == ("75%", "10%", "15%")
    assert (first.change, first.peers, first.valid) == ("-5", "90%", "95%")


ALONE = "\n".join(line for line in quality_sample.ROWS.splitlines() if line.startswith("north"))
EARLIER = f"{ALONE}\nsouth | 2025-11 | 1 | filled | alcohol | 400 | 0.5 | |"
WHY_NO_PEERS = [
    (ALONE, "no other supplier sends this"),
    (EARLIER, "no other supplier has this month"),
    (quality_sample.ROWS, "others say nothing of it"),
]


@pytest.mark.parametrize(("rows", "words"), WHY_NO_PEERS)
def test_a_field_without_others_says_why_and_shows_no_bare_dash(rows: str, words: str) -> None:
    card = scorecard(Release.of(quality_sample.released(rows)), *quality_sample.NORTH)
    peers = {line.field: line.peers for line in card.lines}
    assert peers["Alcohol: answered, yes or no"] == words
    assert peers["Ethnicity (self-defined)"] == "90%"


def test_what_was_answered_is_not_said_as_yes(told: Release) -> None:
    fields = [line.field for line in scorecard(told, *quality_sample.NORTH).lines]
    assert "Alcohol: answered, yes or no" in fields


def test_the_trend_is_of_single_months(told: Release) -> None:
    card = scorecard(told, *quality_sample.NORTH)
    trend = {line.field: line.values for line in card.trend}
    assert card.months[-2:] == ("Nov 2025", "Dec 2025")
    assert trend["Ethnicity (self-defined)"][-2:] == ("80%", "75%")


def test_too_few_rows_in_a_month_are_told_over_a_year(told: Release, client: Client) -> None:
    card = scorecard(told, *quality_sample.SOUTH)
    assert card.uses_year
    assert card.lines[0].given == "85%"
    page = client.get("/sources/quality/ed_attendances/south/").text
    assert "one month alone has too few rows" in page
    assert "Month by month" not in page


def test_the_page_has_its_notes_and_a_way_to_the_document(told: Release, client: Client) -> None:
    page = client.get(CARD).text
    assert quality_sample.NOTE.words in page
    assert f"{CARD}scorecard.pdf" in page


def test_is_a_document_too(told: Release, client: Client) -> None:
    pytest.importorskip("weasyprint", exc_type=OSError)
    response = client.get(f"{CARD}scorecard.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


def test_each_scorecard_is_reached_from_the_list_and_from_the_sources(
    told: Release, client: Client
) -> None:
    for address in ("/sources/quality/", "/sources/"):
        page = client.get(address).text
        assert CARD in page
        assert "/sources/quality/ed_attendances/south/" in page
    assert "/sources/quality/" in client.get("/sources/").text


@pytest.mark.parametrize("address", [f"{CARD}x/", "/sources/quality/ed_attendances/nobody/"])
def test_there_is_no_scorecard_of_what_nobody_sends(
    told: Release, client: Client, address: str
) -> None:
    assert client.get(address).status_code == 404


def test_missing_ethnicity_by_supplier_and_month(told: Release, client: Client) -> None:
    page = client.get("/sources/missing-ethnicity/").text
    assert "asked, not stated" in page
    assert "not recorded" in page
    row = page[page.index("North Hospital") :]
    assert "17%" in row[: row.index("</tr>")] or "17%" in row[: row.index("South Hospital")]


BOUNDS = [
    ("We cannot tell whether Asian is higher or lower than White.", True),
    ("Black is higher than White, whoever the missing are.", True),
    ("Mixed is lower than White, whoever the missing are.", True),
    ("7.45", True),
    ("7.77", False),
]


@pytest.mark.parametrize(("words", "is_there"), BOUNDS)
def test_how_far_the_missing_could_move_a_ratio_in_the_newest_year(
    told: Release, client: Client, words: str, is_there: bool
) -> None:
    assert (words in client.get("/sources/missing-ethnicity/").text) is is_there


def test_the_grid_says_what_can_be_asked_and_what_cannot_anywhere(
    told: Release, client: Client
) -> None:
    page = client.get("/sources/characteristics/").text
    assert "partly: 62% filled" in page
    assert "not asked" in page
    nowhere = page[page.index("No dataset can be asked about:") :]
    assert "Religion or belief" in nowhere[: nowhere.index("</p>")]
    assert "Ethnicity" not in nowhere[: nowhere.index("</p>")]


def test_a_definition_note_travels_with_the_measure_and_with_each_figure(
    told: Release, client: Client
) -> None:
    assert quality_sample.NOTE.words in client.get("/measures/ed_assaults/").text
    assert quality_sample.NOTE.words not in client.get("/measures/knife_crime/").text
    row = told.series("ed_assaults", told.whole_area.code, "year")[-1]
    assert quality_sample.NOTE.words in client.get(f"/figures/{told.reference(row)}/").text


EMPTY = [
    ("/sources/quality/", "says nothing of how well data are recorded"),
    ("/sources/missing-ethnicity/", "No dataset of this release is asked for ethnicity"),
    ("/sources/missing-ethnicity/", "No measure of this release shows both groups"),
    ("/sources/characteristics/", "was made before this page was"),
]


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize(("address", "why"), EMPTY)
def test_a_release_that_says_nothing_says_why(client: Client, address: str, why: str) -> None:
    assert why in client.get(address).text


def test_sources_say_who_supplied_and_who_signed_to_those_who_may_see_it(
    told: Release,
    cast: dict[str, Person],
    signed_in: Callable[[str], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    signed = SignedFor("I-7", ("Riverside Council",), date(2025, 4, 2), "Farah")

    def of(person: Asker, day: date) -> dict[tuple[str, str], SignedFor]:
        return {quality_sample.NORTH: signed} if may(person, Rule.SEE_AGREEMENTS) else {}

    monkeypatch.setattr("headwater_web.dashboard.views.signed_for", of)
    words = "Supplied by North Hospital; signed for on 2 April 2025 by Riverside Council."
    assert words in signed_in("grace").get("/sources/").text
    assert "signed for" not in signed_in("stranger").get("/sources/").text


def test_a_basis_stands_beside_the_reference_of_its_agreement(
    told: Release,
    cast: dict[str, Person],
    signed_in: Callable[[str], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def of(person: Asker) -> dict[tuple[str, str], Covering]:
        return {quality_sample.SOUTH: Covering("I-8")} if may(person, Rule.SEE_AGREEMENTS) else {}

    monkeypatch.setattr("headwater_web.dashboard.views.covering", of)
    basis = next(
        each.basis_reference for each in told.sources if each.supplier == quality_sample.SOUTH[1]
    )
    page = signed_in("grace").get("/sources/").text
    assert page.count("Agreement I-8") == 1
    assert basis in page.split("Agreement I-8")[0].rsplit("<dt", 1)[1]
    assert 'href="/agreements/I-8/"' in page
    assert "Agreement I-8" not in signed_in("stranger").get("/sources/").text
