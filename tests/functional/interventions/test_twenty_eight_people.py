"""Twenty-eight people: a provider's figures become what they carry, and nothing says more.

The figures are those of a real strategy. "75%" is 21 of 28, and "100% have not offended again" is
none of 28, without a definition or a time over which anybody was followed.
"""

import csv
import io
from typing import TYPE_CHECKING

import pytest
from tests.functional.conftest import Site
from tests.functional.interventions.conftest import STRANGER, Tab
from tests.functional.interventions.mentions import Mention, mentions

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PROGRAMME = "Mentoring after custody"
TOO_MUCH = "100% have not reoffended, proving it works"
COMMON = {"people": "young people", "begins": "2020-01-01", "ends": "2020-12-31"}
OF_ALL = {"whole": "28", "whole_is": "started"}
IN_WORK = COMMON | OF_ALL | {
    "kind": "outcome",
    "so": "went into education, employment or training",
    "part": "21",
}  # fmt: skip
NONE_AGAIN = COMMON | OF_ALL | {
    "kind": "unwanted_outcome",
    "so": "are known to have offended again",
    "part": "0",
    "expected_percent": "35",
    "wished_percent": "25",
}  # fmt: skip
HOUSED = COMMON | {"kind": "support_given", "so": "were helped with housing", "part": "14"}
DRUGS = COMMON | {"kind": "support_given", "so": "were helped with drug use", "part": "27"}
NEVER_SAID = ("reduces reoffending", "reduced reoffending", "proving it works", "100% have not")


@pytest.fixture
def programme(tab_of: Tab) -> str:
    """The reference of the programme, as Dev finds it among those of his organisation."""
    dev = tab_of("dev")
    dev.goto("/claims/new/")
    options = dev.get_by_label("Programme", exact=True).locator("option").all_inner_texts()
    return next(each.split()[0] for each in options if each.endswith(PROGRAMME))


def upload(page: "Page", programme: str, rows: list[dict[str, str]], *, but: str = "") -> str:
    """Send a file of figures, with every column that a row has but one. What the page says."""
    names = ["programme", *dict.fromkeys(name for row in rows for name in row if name != but)]
    written = io.StringIO()
    lines = csv.DictWriter(written, names, extrasaction="ignore")
    lines.writeheader()
    lines.writerows({"programme": programme} | row for row in rows)
    page.goto("/claims/import/")
    content = written.getvalue().encode()
    page.get_by_label("File").set_input_files(
        {"name": "figures.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("button", name="Check it and take it over").click()
    return page.inner_text("main")


def references(page: "Page") -> list[str]:
    """The claims that a file became, in its order."""
    return [each.split()[0] for each in page.locator(".hw-card__where").all_inner_texts()]


def test_the_sentence_is_refused_with_what_the_figures_carry(tab_of: Tab, programme: str) -> None:
    dev = tab_of("dev")
    rows = [IN_WORK, NONE_AGAIN | {"headline": TOO_MUCH}, HOUSED, DRUGS]
    told = upload(dev, programme, rows)
    assert "Nothing was kept" in told
    for words in ("proving", "it works", "100%"):
        assert f"“{words}” says more" in told or f"{words} stands alone" in told
    assert "What these figures carry: Of the 28 young people who took part, none are known" in told
    told = upload(dev, programme, [IN_WORK], but="begins")
    assert "Missing: begins" in told


@pytest.fixture
def drafts(tab_of: Tab, programme: str) -> list[str]:
    """The same without the sentence, as drafts of Dev's."""
    dev = tab_of("dev")
    told = upload(dev, programme, [IN_WORK, NONE_AGAIN, HOUSED, DRUGS])
    assert "4 figures were taken over" in told
    for asked in (
        "What exactly was counted",
        "For how many months each person was followed",
        "Where the count is from",
        "How many left early",
        "How many people needed this",
    ):
        assert asked in told
    return references(dev)


@pytest.mark.timeout(900)  # it opens every page that mentions the programme, as four people
def test_each_figure_is_shown_as_what_it_carries(
    site: Site, tab_of: Tab, drafts: list[str], programme: str, keys: dict[str, str]
) -> None:
    dev, grace, stranger = tab_of("dev"), tab_of("grace"), tab_of(STRANGER)
    in_work, none_again, housed, drugs = drafts
    dev.goto(f"/claims/{in_work}/publish/")
    assert "Publish it in these words" not in dev.content()
    assert stranger.goto(f"/claims/{in_work}/").status == 404  # type: ignore[union-attr]
    for each in drafts:
        grace.goto(f"/claims/{each}/publish/")
        grace.get_by_role("button", name="Publish it in these words").click()

    read = {each: read_by(stranger, each) for each in drafts}
    assert "21 went into education, employment or training: 75% (57% to 87%)" in read[in_work]
    assert "none are known to have offended again" in read[none_again]
    assert "12%" in read[none_again]
    assert "No follow-up period given" in read[none_again]
    for each in (housed, drugs):
        assert "We do not know how many of them needed this." in read[each]
        assert "It counts support that was given, not what came of it." in read[each]
    for each in drafts:
        assert "What was done and counted\nthis claim" in read[each]

    # What others found, the matched study without a difference overall among them.
    assert "Are young adults arrested again less often when a coach meets them" in read[none_again]
    assert "later there was no difference overall" in read[none_again]
    # What as many people could show next year, and how many it takes.
    assert "only a fall to about 6 in 100 would be found" in read[none_again]
    assert "about 329 people in each group" in read[none_again]
    nothing_says_more(site, keys, programme)


def read_by(page: "Page", reference: str) -> str:
    page.goto(f"/claims/{reference}/")
    return page.inner_text("main")


def nothing_says_more(site: Site, keys: dict[str, str], programme: str) -> None:
    """No page, file or answer that anybody can reach says that it reduces reoffending."""
    names, found = (PROGRAMME, "U Turn", "U-Turn"), dict[str, tuple[Mention, ...]]()
    for who in (STRANGER, "dev", "amara", "chioma"):
        found[who] = mentions(site, who, keys.get(who, ""), names=names)
    opened = {who: {each.address for each in said} for who, said in found.items()}
    assert {"/claims/", "/claims.csv", "/claims.json", "/what-we-fund/"} <= opened[STRANGER]
    assert {f"/interventions/{programme}/", f"/thread/{programme}/"} <= opened["amara"]
    said = [each for all_of_one in found.values() for each in all_of_one]
    assert [fault for each in said for fault in each.says_it_reduces(names)] == []
    assert [fault for each in said for fault in each.bare_percentages()] == []
    for each in said:
        assert not any(words in each.text for words in NEVER_SAID), each.where
