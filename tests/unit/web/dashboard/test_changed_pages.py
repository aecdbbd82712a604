"""What changed since the last load: the page, the file, the list, and the line on a measure."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample

from headwater.products import point_current, write_release
from headwater.products.changes import changes_between
from headwater.released.changes import LoadedFile, ReplacedFile
from headwater.released.opened import Release
from headwater.released.release import Break, Released
from headwater.released.values import ValueRow
from headwater.vocabulary.periods import PeriodType
from headwater_web.dashboard.changed.pages import replaced_words

pytestmark = pytest.mark.django_db
FIRST, SECOND = "R0001-0f0f0f0f", "R0002-1a2b3c4d"
REVISED = {"2025-10", "2025-11", "2025-12"}


def loaded(feed: str, policy: str, months: tuple[date, ...]) -> LoadedFile:
    return LoadedFile(
        extract_id=f"{feed[:4]}0002",
        feed=feed,
        title=f"The feed {feed}",
        supplier="riverside_hospital",
        supplier_name="Riverside Hospital",
        policy=policy,
        version=2,
        loaded_on=date(2026, 1, 19),
        as_at_date=date(2025, 12, 31),
        months=months,
        period="",
        supersedes=(f"{feed[:4]}0001",),
        replaced=(ReplacedFile(1, months[:1], ""),),
    )


FILES = (
    loaded("ed_attendances", "nhs_subnational", (date(2025, 10, 1), date(2025, 11, 1))),
    loaded("open_street", "open", (date(2025, 1, 1), date(2025, 2, 1), date(2025, 6, 1))),
)


def before() -> Released:
    """The sample with three months of one measure as they were delivered first: far fewer."""
    words = next(each for each in sample.MEASURES if each.measure == "ed_assaults")
    rows = [_as_delivered_first(row, words) for row in sample.rows()]
    sources = [
        replace(each, state="current", withdrawn_on=None) if each.feed == "ambulance" else each
        for each in sample.SOURCES
    ]
    return sample.released(
        release_id=FIRST,
        previous_release_id=None,
        values=sample.table(rows),
        sources=tuple(sources),
        made_at=datetime(2025, 11, 17, 9, 0, tzinfo=UTC),
    )


def _as_delivered_first(row: ValueRow, words: object) -> ValueRow:
    is_revised = (
        row.measure == "ed_assaults"
        and row.area_code == sample.WHOLE
        and row.period_type is PeriodType.MONTH
        and row.period in REVISED
    )
    if not is_revised:
        return row
    whole = sample.areas()[0]
    return sample.cell(words, whole, row.when, 10)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two releases; between them months were revised, a basis lapsed and a break was recorded."""
    folder = tmp_path_factory.mktemp("released")
    old, new = before(), sample.released(previous_release_id=FIRST)
    write_release(old, root=folder, figures=False)
    changes = changes_between(Release.of(old), new, files=FILES)
    write_release(new, root=folder, figures=False, changes=changes)
    point_current(folder, SECOND)
    return folder


@pytest.fixture(autouse=True)
def _shown(settings: Settings, root: Path) -> None:
    settings.HEADWATER_RELEASED = root


def test_movements_beyond_chance_come_first(client: Client) -> None:
    html = client.get("/changes/").text
    assert html.count("<h1") == 1
    assert html.index("More than chance") < html.index("Every measure")
    page = client.get("/changes/").context["page"]
    assert {line.period for line in page.beyond} == {"Oct 2025", "Nov 2025", "Dec 2025"}
    assert {(line.kind, line.difference, line.beside) for line in page.beyond} == {
        ("revised", "higher", "what it was")
    }
    for line in page.beyond:
        assert client.get(line.address).status_code == 200


def test_every_change_is_counted_by_measure(client: Client) -> None:
    (tally,) = client.get("/changes/").context["page"].tallies
    assert (tally.title, tally.counts, tally.beyond) == (
        "Emergency department assaults", (0, 3, 0, 0, 0), 3,
    )  # fmt: skip
    page = client.get(tally.address).context["page"]
    assert page.measure.measure == "ed_assaults"
    assert len(page.lines) == 3


def test_a_lapse_says_since_when_and_that_it_is_not_zero(client: Client) -> None:
    html = client.get("/changes/").text
    assert "no agreement since 1 October 2025" in html
    assert "They are not zero." in html


def test_which_months_came_again_is_said_to_partners_and_of_open_data_to_all(
    signed_in: Callable[[str], Client],
) -> None:
    public = signed_in("stranger").get("/changes/").text
    assert "The feed ed_attendances" in public
    assert "Oct 2025 to Nov 2025" not in public
    assert "version 1: Oct 2025" not in public
    assert "version 1: Jan 2025" in public
    assert "Jan 2025 to Feb 2025, Jun 2025" in public
    partners = signed_in("farah").get("/changes/").text
    assert "Oct 2025 to Nov 2025" in partners
    assert "version 1: Oct 2025" in partners
    assert "ed_a0001" not in partners


def test_a_release_made_before_it_was_said_names_no_key_either() -> None:
    told = replace(FILES[0], replaced=())
    assert replaced_words(told) == "an earlier version"
    assert replaced_words(replace(told, supersedes=())) == ""


def test_what_a_file_without_months_replaced_is_said_by_its_period() -> None:
    several = (ReplacedFile(1, (), "2024"), ReplacedFile(2, (), ""))
    told = replace(FILES[0], replaced=several)
    assert replaced_words(told) == "version 1: 2024; version 2"


def test_the_file_holds_every_changed_number_with_its_names(client: Client) -> None:
    address = client.get("/changes/").context["page"].download_address
    response = client.get(address)
    assert response["Content-Type"] == "text/csv"
    assert SECOND in response["Content-Disposition"]
    rows = list(csv.DictReader(b"".join(response.streaming_content).decode().splitlines()))
    assert {row["period"] for row in rows} == REVISED
    assert {(row["area_name"], row["kind"]) for row in rows} == {("Riverside", "revised")}


def test_each_release_keeps_its_own_page(client: Client) -> None:
    listed = client.get("/changes/").context["releases"]
    assert [each.release_id for each in listed] == [SECOND, FIRST]
    first = client.get(f"/changes/{FIRST}/")
    assert first.status_code == 200
    assert "This is the first release" in first.text
    assert "There is a newer release; this page stays as it was." in first.text
    assert "There is a newer release" not in client.get(f"/changes/{SECOND}/").text


@pytest.mark.parametrize(
    "address", ["/changes/R0009-00000000/", "/changes/R0009-00000000/figures.csv",
                "/changes/?measure=nope"],
)  # fmt: skip
def test_what_is_not_there_is_a_page_that_says_so(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/", "/sources/"])
def test_the_page_is_reached_by_a_link(client: Client, address: str) -> None:
    assert 'href="/changes/"' in client.get(address).text


def test_a_measure_says_how_many_of_its_months_were_revised(client: Client) -> None:
    html = client.get("/measures/ed_assaults/").text
    assert "3 months were revised on 20 January 2026." in html
    assert f'href="/changes/{SECOND}/?measure=ed_assaults"' in html
    assert "revised on" not in client.get("/measures/ed_assaults/?area=Z07000001").text
    assert "revised on" not in client.get("/measures/knife_crime/").text


SPLICED = Break(
    "ed_assaults",
    date(2025, 1, 1),
    "The hospital changed its system.",
    kind="new_system",
    source="Letter of December 2024",
    factor=0.25,
    factor_source="Recorded both ways in December 2024",
)


def pages_with(found: Break, folder: Path, settings: Settings, client: Client) -> str:
    """The measure's page in a release whose series has this break."""
    release = sample.released(sample.MEASURES[:2], breaks=(found,), previous_release_id=None)
    write_release(release, root=folder, figures=False)
    point_current(folder, release.release_id)
    settings.HEADWATER_RELEASED = folder
    return client.get("/measures/ed_assaults/").text


def test_a_spliced_break_is_bridged_and_says_so(
    tmp_path: Path, settings: Settings, client: Client
) -> None:
    html = pages_with(SPLICED, tmp_path, settings, client)
    assert "That is higher than in 2024." in html
    assert "the earlier number was multiplied by 0.25 before it was compared" in html
    assert "A new recording system" in html
    assert "Written down in: Letter of December 2024" in html


def test_a_break_without_a_factor_is_not(
    tmp_path: Path, settings: Settings, client: Client
) -> None:
    html = pages_with(replace(SPLICED, factor=None), tmp_path, settings, client)
    assert "It cannot be compared with 2024" in html
    assert "multiplied" not in html


def test_a_period_that_holds_a_break_says_that_it_is_a_mixture(
    tmp_path: Path, settings: Settings, client: Client
) -> None:
    inside = replace(SPLICED, month=date(2025, 6, 1))
    html = pages_with(inside, tmp_path, settings, client)
    assert "A period that holds Jun 2025 adds up numbers from before and after" in html
    assert "It cannot be compared with 2024" in html
