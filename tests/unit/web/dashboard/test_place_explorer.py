"""Small areas on a map and as text: classes that chance allows, in an order that ranks nothing."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.dashboard.places_sample import PLACES

from headwater.products.publishing import point_current, write_release
from headwater.released.analyses import Analysis, Question, Standing
from headwater.released.reader import ReleasedReader
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState
from headwater_web.accounts.api import Rule, may
from headwater_web.accounts.models import Person
from headwater_web.dashboard.place_explorer.classes import BRIEF_WORDS, CLASS_WORDS, MapClass

SignedIn = Callable[[str], Client]
Get = Callable[..., HttpResponse]
pytestmark = pytest.mark.django_db
PAGE, ROWS, MAP = "/places/", "/places/areas.csv", "/places/areas.geojson"
GATHERS = Analysis(
    Question.CONCENTRATION, "knife_crime", sample.WHOLE, "2025", Standing.DESCRIBED, 0.23
)
MAPPED = ("ed_assaults", "knife_crime")


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Releases with outlines, with fewer and without, and one without small areas, written once."""
    root = tmp_path_factory.mktemp("mapped")
    told = {"places": PLACES, "analyses": (GATHERS,)}
    for release_id, changes in (
        (sample.RELEASE_ID, {}),
        ("R0003-00000000", {"outlines": {}}),
        ("R0005-00000000", {"outlines": _all_but_two()}),
        ("R0004-00000000", {"values": sample.table(_districts_alone())}),
    ):
        made = sample.released(release_id=release_id, **told, **changes)
        write_release(made, root=root, figures=False, assessment=False)
    return root


def _all_but_two() -> dict[str, str]:
    return dict(list(sample.outlines().items())[2:])


def _districts_alone() -> list[ValueRow]:
    return [row for row in sample.rows() if row.area_type is not AreaType.SMALL_AREA]


@pytest.fixture
def get(released: Path, settings: Settings, signed_in: SignedIn) -> Get:
    """Open an address as Amara, of the release that is named."""
    settings.HEADWATER_RELEASED = released

    def opened(address: str, release_id: str = sample.RELEASE_ID) -> HttpResponse:
        point_current(released, release_id)
        return signed_in("amara").get(address)

    return opened


def _table(page: str) -> list[list[str]]:
    """The rows of the table of small areas, without their marks."""
    body = page.split('hw-places__table">')[1].split("<tbody>")[1].split("</tbody>")[0]
    return [
        [_plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


def _plain(marked: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", marked).split())


def _counted_by_hand(released: Path, measure: str, period: str) -> Counter[str]:
    """The classes of all small areas, worked out again from the released rows alone."""
    release = ReleasedReader(released).open(sample.RELEASE_ID)
    first, length = int(period[:4]), int(period[9:11]) // 12
    years = [str(year) for year in range(first, first + length)]
    whole = [release.cell(measure, sample.WHOLE, year) for year in years]
    people = [row.denominator or 0 for row in whole]
    level = sum((row.value or 0) * n for row, n in zip(whole, people, strict=True)) / sum(people)
    found: Counter[str] = Counter()
    for row in release.values(measure=measure, area_type="small_area"):
        if row.period != period:
            continue
        if row.state is ValueState.SUPPRESSED:
            found["withheld"] += 1
        elif (row.lower or 0) > level:
            found["far-higher" if (row.value or 0) >= 2 * level else "higher"] += 1
        elif (row.upper or 0) < level:
            found["far-lower" if (row.value or 0) < level / 2 else "lower"] += 1
        else:
            found["cannot-tell"] += 1
    return found


@pytest.mark.parametrize("measure", MAPPED)
@pytest.mark.parametrize(("window", "period"), [("12", "2025-01/P12M"), ("36", "2023-01/P36M")])
def test_classes_are_those_of_the_released_numbers(
    get: Get, released: Path, measure: str, window: str, period: str
) -> None:
    query = f"?measure={measure}&period=window_{window}"
    found = json.loads(get(MAP + query).content)
    shown = Counter(each["properties"].get("map_class") for each in found["features"])
    by_hand = _counted_by_hand(released, measure, period)
    assert sum(by_hand.values()) == 30
    assert {key: count for key, count in shown.items() if key} == dict(by_hand)
    legend = re.findall(
        r'data-key="([a-z-]+)".*?hw-unit">(\d+) small area', get(PAGE + query).text, re.DOTALL
    )
    assert {key: int(count) for key, count in legend if int(count)} == dict(by_hand)


def test_small_areas_stand_in_the_order_of_their_names(get: Get) -> None:
    rows = _table(get(f"{PAGE}?district=Z07000001&measure=knife_crime").text)
    names = [row[0].removesuffix(" two sources agree") for row in rows]
    assert names == [f"Northbank {number:02}" for number in range(1, 11)]
    rates = [float(row[2].split()[0].replace(",", "")) for row in rows if len(row) == 5]
    assert len(rates) == 10
    assert rates not in (sorted(rates), sorted(rates, reverse=True))


@pytest.mark.parametrize("query", ["sort=rate", "order=-rate", "sort=name"])
def test_nobody_can_ask_for_another_order(get: Get, query: str) -> None:
    plain = get(f"{PAGE}?district=Z07000001").text
    asked = get(f"{PAGE}?district=Z07000001&{query}").text
    assert _table(asked) == _table(plain)
    assert not re.search(r"aria-sort|data-sort|\brank|\bscore", plain, re.IGNORECASE)


def test_each_number_has_its_range_its_count_and_its_date(get: Get) -> None:
    page = get(f"{PAGE}?area=Z01001007&measure=ed_assaults").text
    chosen = _plain(page.split("data-chosen>")[1].split("</section>")[0])
    assert re.match(r"Northbank 07 Northbank \w", chosen)
    assert re.search(r"about \d+ events \(95% range [\d,.]+ to [\d,.]+\)", chosen)
    assert "93% of the events have the details that this number needs." in chosen
    assert "Data up to 31 December 2025." in chosen
    assert "Serious violence with a knife: at least 950 times in 1,000" in chosen
    assert "Emergency department assaults: at least 750 times in 1,000" in chosen
    assert 'href="/areas/Z01001007/"' in page
    assert re.search(r'"/figures/R0002-1a2b3c4d/ed_assaults[^"]+Z01001007[^"]+P36M', page)


def test_an_area_outside_the_class_is_told_so(get: Get) -> None:
    page = get(f"{PAGE}?area=Z01001002").text
    assert "not among the places that the police and another source find high three" in page


def test_a_withheld_area_gives_no_number_and_no_range(get: Get, released: Path) -> None:
    release = ReleasedReader(released).open(sample.RELEASE_ID)
    code = next(
        row.area_code
        for row in release.values(measure="ed_assaults", period_type=PeriodType.WINDOW_12)
        if row.state is ValueState.SUPPRESSED and row.period == "2025-01/P12M"
    )
    page = get(f"{PAGE}?area={code}&measure=ed_assaults&period=window_12").text
    chosen = _plain(page.split("data-chosen>")[1].split("</section>")[0])
    assert "Withheld, to protect people" in chosen
    assert "95% range" not in chosen
    assert "is withheld to protect people." in chosen
    assert 'fill="url(#map-withheld)"' in page


@pytest.mark.parametrize("address", [PAGE, ROWS, MAP])
def test_only_those_who_see_the_partners_cut(
    get: Get, address: str, cast: dict[str, Person], signed_in: SignedIn
) -> None:
    assert get(address).status_code == 200
    for name, person in cast.items():
        allowed = may(person, Rule.SEE_PARTNER_CUT)
        assert (signed_in(name).get(address).status_code == 200) == allowed, name
    assert signed_in("stranger").get(address).status_code == 302
    kept = get(address).headers["Cache-Control"]
    assert "no-store" in kept
    assert "private" in kept


def _properties(get: Get, query: str) -> Iterator[dict[str, Any]]:
    for feature in json.loads(get(MAP + query).content)["features"]:
        yield feature["properties"]


def test_the_map_is_told_no_more_than_the_page_says(get: Get) -> None:
    query = "?district=Z07000001&measure=knife_crime"
    rows = {
        row[0].removesuffix(" two sources agree"): row for row in _table(get(PAGE + query).text)
    }
    areas = [each for each in _properties(get, query) if each["kind"] == "small_area"]
    assert [each["name"] for each in areas] == list(rows)
    for each in areas:
        assert set(each) == {
            *("kind", "code", "name", "district", "map_class", "class_words", "words", "agreed"),
        }
        found = MapClass(each["map_class"])
        assert each["class_words"] == CLASS_WORDS[found]
        assert rows[each["name"]][1] == BRIEF_WORDS[found]
        chosen = get(f"{PAGE}?area={each['code']}&measure=knife_crime").text
        assert each["words"] in " ".join(chosen.split())


def test_the_map_holds_outlines_in_degrees(get: Get) -> None:
    found = json.loads(get(f"{MAP}?district=Z07000001").content)["features"]
    assert Counter(each["properties"]["kind"] for each in found) == {
        "small_area": 10,
        "district": 1,
    }
    for each in found:
        for longitude, latitude in each["geometry"]["coordinates"][0]:
            assert -1.31 < longitude < -0.99
            assert 52.89 < latitude < 53.06


def test_rows_are_the_same_areas(get: Get) -> None:
    response = get(f"{ROWS}?district=Z07000002&measure=ed_assaults")
    lines = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]  # it is streamed
    rows = list(csv.DictReader(lines))
    assert [row["area_name"] for row in rows] == [f"Millfield {n:02}" for n in range(1, 11)]
    assert {row["period"] for row in rows} == {"2023-01/P36M"}
    assert all(row["value"] == "" for row in rows if row["state"] != "released")
    assert [row["two_sources_agree"] for row in rows[:4]] == ["yes", "no", "yes", "no"]
    assert {row["class"] for row in rows} <= {str(words) for words in CLASS_WORDS.values()}


def test_how_far_it_gathers_is_told_of_the_chosen_measure(get: Get) -> None:
    words = "In 2025, 23% of small areas had half of all events."
    assert words in get(f"{PAGE}?measure=knife_crime").text
    assert words not in get(f"{PAGE}?measure=ed_assaults").text


def test_without_outlines_the_table_stands_alone(get: Get) -> None:
    page = get(f"{PAGE}?district=Z07000001", "R0003-00000000").text
    assert "No outlines of small areas have been loaded here" in page
    assert len(_table(page)) == 10
    assert '<svg class="hw-map"' not in page
    assert "place-map.js" not in page
    assert get(MAP, "R0003-00000000").status_code == 404
    assert get(ROWS, "R0003-00000000").status_code == 200


def test_areas_without_an_outline_are_counted_and_in_the_table(get: Get) -> None:
    page = get(f"{PAGE}?district=Z07000001", "R0005-00000000").text
    assert "2 small areas have no outline here and are in the tables alone." in page
    assert len(_table(page)) == 10
    features = json.loads(get(f"{MAP}?district=Z07000001", "R0005-00000000").content)["features"]
    assert len(features) == 8 + 1


def test_a_measure_without_small_areas_says_so(get: Get) -> None:
    page = get(f"{PAGE}?measure=homicides").text
    assert "Homicides that are not domestic has no totals by small area." in page
    assert 'href="/measures/homicides/"' in page
    assert "hw-map" not in page
    for address in (ROWS, MAP):
        assert get(f"{address}?measure=homicides").status_code == 404


def test_a_release_without_small_areas_says_so(get: Get) -> None:
    page = get(PAGE, "R0004-00000000").text
    assert "This release has no rates by small area, so there is no map." in page
    assert "Where two sources agree" in page


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("district=Z07000009", "No area has the code &#x27;Z07000009&#x27;."),
        ("district=Z01001007", "No area has the code &#x27;Z01001007&#x27;."),
        ("area=Z07000001", "No area has the code &#x27;Z07000001&#x27;."),
        ("measure=knives", "No measure is named &#x27;knives&#x27;."),
    ],
)
@pytest.mark.parametrize("address", [PAGE, ROWS, MAP])
def test_what_is_not_there_is_a_page_that_says_so(
    get: Get, address: str, query: str, says: str
) -> None:
    response = get(f"{address}?{query}")
    assert response.status_code == 404
    assert says in response.text


def test_a_period_that_is_not_offered_is_the_longer_one(get: Get) -> None:
    assert "Jan 2023 to Dec 2025" in get(f"{PAGE}?period=month").text
    assert "Jan 2025 to Dec 2025" in get(f"{PAGE}?period=window_12").text


def test_every_class_has_words_and_none_is_red() -> None:
    assert set(CLASS_WORDS) == set(BRIEF_WORDS) == set(MapClass)
    root = Path(__file__).resolve().parents[4]
    styles = (root / "frontend/styles/_maps.scss").read_text("utf-8")
    steps = re.findall(r"\.m-[a-z-]+ \{\s+fill: #(\w\w)(\w\w)(\w\w)", styles)
    assert len(steps) == 5
    for red, green, blue in steps:
        assert int(red, 16) < int(green, 16) <= int(blue, 16)
