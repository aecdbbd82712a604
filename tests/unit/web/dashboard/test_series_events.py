"""What happened to the series: the list, one event, a measure's page, and their words."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.analyses.counterfactuals.monthly import (
    MEASURE,
    ROUNDED,
    WITHHELD,
    Cell,
    month,
    multiplied,
    recording,
    released,
    shock,
    usual,
    with_state,
)
from tests.unit.products import sample

from headwater.analyses.counterfactuals import counterfactuals_of
from headwater.products import point_current, write_release
from headwater.released.counterfactuals import Beside, Counterfactual
from headwater.released.release import Break
from headwater.vocabulary.shocks import Doubt, Standing
from headwater_web.accounts.api import Rule, routes
from headwater_web.dashboard.series_events.words import (
    difference_words,
    expected_reading,
    standing_words,
)

pytestmark = pytest.mark.django_db
WHOLE, DISTRICT = sample.WHOLE, "Z07000001"
FELL: list[Cell] = multiplied(usual(), "2022-03", "2022-06", 0.5)
HIDDEN = with_state(FELL, WITHHELD, "2022-11")
EVENT = f"/series/B-1/?measure={MEASURE}&area={WHOLE}"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lockdown with a planted fall, then a new system, in the whole and a quieter district."""
    folder = tmp_path_factory.mktemp("released")
    moved = multiplied(HIDDEN, "2023-06", "2024-12", 1.4)
    breaks = (shock(source="Circular 3"), recording("2023-06", reference="B/2 old"))
    made = released(moved, *breaks, measure=ROUNDED, districts={DISTRICT: usual(seed=8)})
    made = replace(made, counterfactuals=counterfactuals_of(made))
    write_release(made, root=folder, figures=False)
    point_current(folder, made.release_id)
    return folder


@pytest.fixture(autouse=True)
def _shown(settings: Settings, root: Path) -> None:
    settings.HEADWATER_RELEASED = root


def test_the_list_names_every_event_and_leads_to_it(client: Client) -> None:
    page = client.get("/series/")
    assert page.text.count("<h1") == 1
    assert [line.event.key for line in page.context["lines"]] == ["B/2 old", "B-1"]
    assert "Mar 2022 to Jun 2022" in page.text
    assert "since Jun 2023" in page.text
    for line in page.context["lines"]:
        assert client.get(line.address).status_code == 200


def test_an_event_says_counted_expected_and_how_it_stands(client: Client) -> None:
    html = client.get(EVENT).text
    assert html.count("<h1") == 1
    assert "From Mar 2022 to Jun 2022 Riverside had about" in html
    assert "were to be expected" in html
    assert "back within what was expected since Jul 2022" in html
    assert "Circular 3" in html
    assert "It does not say that the event is the reason." in html
    assert "to the nearest 5" in html
    assert html.count("<svg") == 2
    assert html.count("during it</span>") == 4


def test_the_table_holds_what_the_chart_draws(client: Client) -> None:
    panel = client.get(EVENT).context["panel"]
    assert [row.month for row in panel.rows][:2] == ["Mar 2022", "Apr 2022"]
    assert sum(row.in_event for row in panel.rows) == 4
    assert panel.figure.wide.count("dot-open") == sum(
        row.side in {"above", "below"} for row in panel.rows
    )


def test_another_area_is_chosen_without_a_script(client: Client) -> None:
    page = client.get(f"/series/B-1/?area={DISTRICT}")
    assert page.context["area"].code == DISTRICT
    assert "no difference that chance would not explain" in page.text
    assert "Chance alone would explain the difference." in page.text


def test_a_change_of_recording_is_never_called_a_change_of_violence(client: Client) -> None:
    (line,) = [each for each in client.get("/series/").context["lines"] if each.event.key != "B-1"]
    html = client.get(line.address).text
    assert "The level before Jun 2023 cannot be compared with the level after." in html
    assert "a change of recording, not of violence" in html
    assert "So the level moved to 1." in html
    main = html.split("<main")[1]
    assert "fewer" not in main
    assert " more (" not in main
    assert "times (95% range" in main


def test_the_measures_page_shows_each_event_beside_what_was_expected(client: Client) -> None:
    html = client.get(f"/measures/{MEASURE}/").text
    assert html.count("Beside what was expected") == 2
    assert 'href="/series/B-1/?measure=assaults' in html
    assert "those before and after it may be compared" in html
    assert html.count('id="expected-b-1-table"') == 1


def test_a_withheld_month_shows_a_word_and_no_number(client: Client) -> None:
    page = client.get(EVENT)
    (row,) = [each for each in page.context["panel"].rows if each.month == "Nov 2022"]
    assert (row.is_released, row.observed, row.side) == (False, "", "")
    assert row.expected
    table = page.text.split('id="expected-b-1-table"')[1]
    assert "withheld" in table.split("Nov 2022")[1].split("</tr>")[0]


@pytest.mark.parametrize(
    "address", ["/series/B-9/", "/series/B-1/?area=nowhere", "/series/B-1/?measure=nope"]
)
def test_what_is_not_there_is_a_page_that_says_so(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_pages_are_reached_by_links(client: Client) -> None:
    assert 'href="/series/"' in client.get("/sources/").text
    assert 'href="/series/B-1/"' in client.get("/series/").text


@pytest.mark.parametrize("who", ["stranger", "farah", "amara"])
def test_everybody_may_read_what_is_released(signed_in: Callable[[str], Client], who: str) -> None:
    rules = {route.name: route.rule for route in routes()}
    assert rules["dashboard:series_events"] is rules["dashboard:series_event"] is Rule.EVERYONE
    assert signed_in(who).get(EVENT).status_code == 200


BELOW = Beside(4, 100, 200.0, 160.0, 240.0)
ABOVE = Beside(4, 300, 200.0, 160.0, 240.0)
NEWEST = Beside(6, 100, 300.0, 250.0, 350.0)


def found(standing: Standing, doubt: Doubt = Doubt.NONE, **more: object) -> Counterfactual:
    known: dict[str, object] = {
        "total": BELOW,
        "newest": NEWEST,
        "judged_until": month("2024-12"),
        "first_before": month("2018-01"),
    }
    return Counterfactual(  # type: ignore[arg-type]  # built from a table
        "B-1", MEASURE, "partnership", WHOLE, standing, doubt, 50, **(known | more)
    )


SAID = [
    (found(Standing.BACK, back_since=month("2022-08")), "back within what was expected since Aug"),
    (found(Standing.BELOW), "In the last 6 months that can be judged, to Dec 2024, it was still b"),
    (found(Standing.BELOW, total=ABOVE), "it was below what was expected"),
    (found(Standing.ABOVE, total=ABOVE), "it was still above what was expected"),
    (found(Standing.ABOVE), "it was above what was expected"),
    (found(Standing.TOO_SOON), "too soon to tell whether it is back"),
    (found(Standing.NO_DIFFERENCE), "Chance alone would explain the difference."),
    (found(Standing.CANNOT_TELL, Doubt.WITHHELD_AFTER), "a month since is withheld"),
    (found(Standing.CANNOT_TELL, Doubt.WITHHELD_DURING, total=None), "a month of it is withheld"),
    (found(Standing.CANNOT_TELL, Doubt.NOT_APART, total=None), "cannot be told apart"),
    (found(Standing.CANNOT_TELL, Doubt.NOT_ARRIVED, total=None), "has arrived yet"),
    (found(Standing.CANNOT_TELL, Doubt.NO_EXPECTATION, total=None), "lead to no number"),
    (found(Standing.TOO_LITTLE_BEFORE, Doubt.FEW_MONTHS, total=None), "50 months can be used"),
    (found(Standing.TOO_LITTLE_BEFORE, Doubt.FEW_EVENTS, total=None), "at least 60 are needed"),
    (found(Standing.TOO_LITTLE_BEFORE, Doubt.WITHHELD_BEFORE, total=None), "are the larger ones"),
]


@pytest.mark.parametrize(("answer", "said"), SAID, ids=lambda each: str(each)[:20])
def test_every_standing_and_doubt_has_its_words(answer: Counterfactual, said: str) -> None:
    words = expected_reading(answer, shock(), ROUNDED, "Riverside")
    assert said in words
    assert "{" not in words
    assert standing_words(answer)


def test_one_month_before_is_one_month() -> None:
    alone = replace(
        found(Standing.TOO_LITTLE_BEFORE, Doubt.FEW_MONTHS, total=None), months_before=1
    )
    assert "1 month can be used" in expected_reading(alone, shock(), ROUNDED, "Riverside")


def test_a_break_that_nobody_can_compare_across_says_so_first() -> None:
    answer = found(Standing.TOO_LITTLE_BEFORE, Doubt.FEW_MONTHS, total=None)
    words = expected_reading(answer, recording(), ROUNDED, "Riverside")
    assert words.startswith("The level before Mar 2022 cannot be compared with the level after.")


@pytest.mark.parametrize(
    ("sums", "said"),
    [
        (BELOW, "100 fewer (95% range 60 to 140 fewer)"),
        (ABOVE, "100 more (95% range 60 to 140 more)"),
        (Beside(4, 190, 200.0, 160.0, 240.0), "10 fewer (95% range 50 fewer to 30 more)"),
    ],
)
def test_a_difference_stands_with_its_range(sums: Beside, said: str) -> None:
    assert difference_words(sums) == said


def test_without_events_the_page_says_so(
    tmp_path: Path, settings: Settings, client: Client
) -> None:
    made = released(usual(), measure=ROUNDED)
    write_release(made, root=tmp_path, figures=False)
    point_current(tmp_path, made.release_id)
    settings.HEADWATER_RELEASED = tmp_path
    assert "Nobody has written down any." in client.get("/series/").text


def test_an_event_that_touches_nothing_counted_says_so(
    tmp_path: Path, settings: Settings, client: Client
) -> None:
    bridged: Break = recording(factor=1.2, factor_source="Both ways")
    made = released(usual(), bridged, measure=ROUNDED)
    write_release(made, root=tmp_path, figures=False)
    point_current(tmp_path, made.release_id)
    settings.HEADWATER_RELEASED = tmp_path
    assert "Nothing is worked out for Riverside" in client.get("/series/B-2/").text
