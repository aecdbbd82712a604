"""The outreach that "worked": two cities, from a plan on a page to an answer that is read.

In one the areas were chosen at a peak and nothing came of it. In the other a quarter was prevented
and a tenth of that moved next door. Before and after alone, both look like a success.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import requests
from tests.functional.conftest import Site
from tests.functional.interventions.conftest import STRANGER, Tab
from tests.functional.interventions.real_answers import AnsweringEngine
from tests.integration.journey.cities import SEED

from headwater.demo.counts.two_cities import CityCounts, city_counts
from headwater.demo.seeds.cities import CITIES

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PEAK, WORKED = (city_counts(city, seed=SEED) for city in CITIES)
PROGRAMME = "Targeted youth outreach"
DESIGN = "Change here against change in areas without it"


@dataclass(frozen=True)
class Asked:
    """Both plans, locked and answered, and the site that shows them."""

    site: Site
    peak: str
    worked: str

    def result(self, reference: str, key: str) -> dict[str, Any]:
        """The whole answer as a file, as somebody signed in takes it away."""
        return dict(json.loads(self.file(reference, "result.json", key)))

    def file(self, reference: str, name: str, key: str) -> str:
        """One file of the answer."""
        address = f"{self.site.address}/evaluations/{reference}/versions/1/{name}"
        answer = requests.get(address, cookies={"sessionid": key}, timeout=60)
        assert answer.status_code == 200
        return answer.text


def say_the_plan(page: "Page", counts: CityCounts, chosen: str) -> None:
    """Type the plan of one city."""
    city = counts.city
    page.get_by_label("Programme", exact=True).select_option(label=option(page, PROGRAMME))
    page.get_by_label("Title", exact=True).fill(f"Patrols and outreach in {city.name}")
    page.get_by_label("Question", exact=True).fill("Is there less violence where workers go?")
    page.get_by_label("Where", exact=True).fill(city.name)
    page.get_by_label("Design", exact=True).select_option("difference_in_differences")
    page.get_by_label("What is expected").select_option("fall")
    page.get_by_label("Smallest change worth acting on").fill("10")
    page.get_by_label("How the places or people were chosen").select_option(chosen)
    page.get_by_label("Counts", exact=True).select_option("area_months")
    page.get_by_label("Key of the outcome").fill(city.series)
    page.get_by_label("Outcome", exact=True).fill("violent offences")
    page.get_by_label("Counts from").fill("2020-01-01")
    page.get_by_label("Counts until before").fill("2026-01-01")
    since = f", {city.starts_on:%Y-%m-%d}"
    page.get_by_label("Areas with it").fill("\n".join(each + since for each in counts.treated))
    page.get_by_label("Areas to compare with").fill("\n".join(counts.elsewhere))
    page.get_by_label("Areas beside").fill("\n".join(counts.beside))


def option(page: "Page", name: str) -> str:
    """The option of the programmes that ends with a name."""
    options = page.get_by_label("Programme", exact=True).locator("option").all_inner_texts()
    return next(each for each in options if each.endswith(name))


def plan_and_lock(tab_of: Tab, counts: CityCounts, chosen: str) -> str:
    """Amara plans, and may not lock what she wrote; Grace locks. The plan's reference."""
    amara, grace = tab_of("amara"), tab_of("grace")
    amara.goto("/evaluations/new/")
    say_the_plan(amara, counts, chosen)
    amara.get_by_role("button", name="Keep the plan").click()
    reference = amara.url.rstrip("/").rpartition("/")[2]
    assert amara.get_by_role("button", name="Lock it and ask").count() == 0
    grace.goto(f"/evaluations/{reference}/lock/")
    grace.get_by_role("button", name="Lock it").click()
    assert "locked, waiting for its answer" in grace.inner_text("main")
    return reference


@pytest.fixture
def asked(site: Site, tab_of: Tab, tmp_path: Path) -> Asked:
    """Two plans, and the answers of the real engine."""
    engine = AnsweringEngine(site, tmp_path)
    peak = plan_and_lock(tab_of, PEAK, "at_a_peak")
    worked = plan_and_lock(tab_of, WORKED, "by_need")
    assert engine.answer() >= 2
    return Asked(site, peak, worked)


def test_both_fell_and_one_worked(asked: Asked, tab_of: Tab, keys: dict[str, str]) -> None:
    amara = tab_of("amara")
    for reference in (asked.peak, asked.worked):
        amara.goto(f"/evaluations/{reference}/")
        assert amara.locator("svg.hw-plot").count() == 3
        raw = amara.get_by_role("row").filter(has_text="The areas with it alone").inner_text()
        assert "higher" not in raw
        files_say_how(asked, reference, keys["amara"])
    nothing_at_the_peak(asked, amara, keys["amara"])
    a_quarter_where_it_worked(asked, amara, keys["amara"])
    the_peak_is_no_success(asked, tab_of)
    a_later_version_is_marked(asked, tab_of)


def nothing_at_the_peak(asked: Asked, page: "Page", key: str) -> None:
    """Regression to the mean is flagged, and the interval holds no change."""
    result = asked.result(asked.peak, key)
    assert result["effect"]["lower"] <= 1 <= result["effect"]["upper"]
    page.goto(f"/evaluations/{asked.peak}/")
    said = page.inner_text("main")
    assert "areas that were chosen at a peak fall by themselves" in said
    assert "times their earlier level" in said
    verdict = page.locator(".hw-verdict")
    assert verdict.get_by_role("heading").inner_text() in {
        "We cannot tell",
        "No change that would be worth acting on",
    }
    assert "an effect" not in verdict.inner_text()


def a_quarter_where_it_worked(asked: Asked, page: "Page", key: str) -> None:
    """The planted quarter is within the interval, and what moved is reported."""
    result = asked.result(asked.worked, key)
    assert result["effect"]["lower"] <= 0.75 <= result["effect"]["upper"] < 1
    page.goto(f"/evaluations/{asked.worked}/")
    said = page.inner_text("main")
    assert "It changed as was hoped, beyond chance" in said
    share = said.split("About ")[1].split(" in 100 of what was prevented moved there")[0]
    assert 5 <= int(share) <= 16  # a tenth was planted


def files_say_how(asked: Asked, reference: str, key: str) -> None:
    """Method, limits and the version of the code are handed over, and every number drawn."""
    method = asked.file(reference, "method.md", key)
    for limit in asked.result(reference, key)["limits"]:
        assert limit in method
    assert "Headwater " in method
    assert asked.file(reference, "data.csv", key).count("\n") > 30


def the_peak_is_no_success(asked: Asked, tab_of: Tab) -> None:
    """Amara may not publish; Grace may, but not as a success; dissent says no more either."""
    amara, grace, dev, stranger = (tab_of(who) for who in ("amara", "grace", "dev", STRANGER))
    assert amara.goto(f"/evaluations/{asked.peak}/publish/").status == 403  # type: ignore[union-attr]
    grace.goto(f"/evaluations/{asked.peak}/publish/")
    grace.get_by_label("A sentence of your own").fill("Outreach reduced violence by 13%.")
    grace.get_by_role("button", name="Publish it").click()
    refused = grace.inner_text("main")
    assert "“reduced” says more than the answer carries" in refused
    assert "13% stands alone" in refused
    assert stranger.goto(f"/evaluations/{asked.peak}/").status == 404  # type: ignore[union-attr]
    grace.get_by_label("A sentence of your own").fill("Nothing changed that we could tell.")
    grace.get_by_role("button", name="Publish it").click()
    stranger.goto(f"/evaluations/{asked.peak}/")
    assert "Nothing changed that we could tell." in stranger.inner_text(".hw-verdict")

    claim = claim_of_the_programme(amara, grace)
    for person, words in (
        (amara, "Outreach reduced violence here."),
        (dev, "We saw calm streets."),
    ):
        person.goto(f"/claims/{claim}/disagree/")
        person.get_by_label("What you disagree with, and why").fill(words)
        person.get_by_role("button", name="Print it beside the claim").click()
    assert "“reduced” says more than the figures carry" in amara.inner_text("main")
    stranger.goto(f"/claims/{claim}/")
    said = stranger.inner_text("main")
    assert "We saw calm streets." in said
    assert "Outreach reduced violence" not in said


def claim_of_the_programme(amara: "Page", grace: "Page") -> str:
    """A claim that stands beside the evaluation, refused first as an effect. Its reference."""
    amara.goto("/claims/new/")
    amara.get_by_label("Programme", exact=True).select_option(label=option(amara, PROGRAMME))
    amara.get_by_label("What is counted").select_option("done")
    amara.get_by_label("Who", exact=True).fill("young people")
    amara.get_by_label("What was so for them").fill("were met on the street")
    amara.get_by_label("How many", exact=True).fill("240")
    amara.get_by_label("Counted from").fill("2025-01-01")
    amara.get_by_label("Counted until").fill("2025-12-31")
    amara.get_by_label("A headline of your own").fill("Outreach that works")
    amara.get_by_role("button", name="Keep the draft").click()
    assert "works” says more than the figures carry" in amara.inner_text("main")
    amara.get_by_label("A headline of your own").fill("")
    amara.get_by_role("button", name="Keep the draft").click()
    reference = amara.url.rstrip("/").rpartition("/")[2]
    grace.goto(f"/claims/{reference}/publish/")
    grace.get_by_role("button", name="Publish it in these words").click()
    return reference


def a_later_version_is_marked(asked: Asked, tab_of: Tab) -> None:
    """A plan that is changed after its answer says so for ever."""
    amara = tab_of("amara")
    amara.goto(f"/evaluations/{asked.peak}/change/")
    assert "changed after data was opened" in amara.inner_text("main")
    amara.get_by_label("Smallest change worth acting on").fill("2")
    amara.get_by_role("button", name="Keep the new version").click()
    said = amara.inner_text("main")
    assert "changed after data was opened" in said
    assert "Version 2" in said
