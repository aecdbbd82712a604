"""One page may be framed by anyone; it runs nothing, keeps nothing, and no other page may be."""

import gzip
import re

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.unit.web.dashboard.test_pages import ADDRESSES
from tests.unit.web.ui.sample_release import FIRST

from headwater_web.ui.api import static_folder

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]
EMBED = "/measures/knife_crime/embed/"
STATES = ["", "?period=month", "?breakdown=kind", f"?release={FIRST}", "?area=Z07000001"]
LIMIT = 60_000


def policy(response: object) -> dict[str, list[str]]:
    header = response["Content-Security-Policy"]  # type: ignore[index]
    parts = [part.split() for part in header.split(";") if part.strip()]
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize("state", STATES)
def test_it_may_be_framed_by_anyone_and_may_load_styles_alone(client: Client, state: str) -> None:
    response = client.get(f"{EMBED}{state}")
    assert response.status_code == 200
    assert "X-Frame-Options" not in response
    assert policy(response) == {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["*"],
    }


def test_it_sets_no_cookie_and_holds_no_script_form_or_inline_style(client: Client) -> None:
    response = client.get(EMBED)
    assert not response.cookies
    assert not re.search(r"<script|<form|<style|\sstyle=|\son\w+=|<img|<iframe", response.text)


@pytest.mark.parametrize("state", STATES)
def test_it_is_small_with_all_that_it_loads(client: Client, state: str) -> None:
    html = client.get(f"{EMBED}{state}").content
    loaded = re.findall(rb'<link rel="stylesheet" href="([^"]+)"', html)
    assert loaded == [b"/static/ui/build/embed.css"]
    style = static_folder() / "embed.css"
    if not style.exists():
        pytest.skip("the styles are not built: run make")
    assert len(html) + style.stat().st_size < LIMIT
    assert "url(" not in style.read_text("utf-8")


def test_it_says_the_reading_the_source_and_the_day_and_leads_back(client: Client) -> None:
    html = client.get(EMBED).text
    for part in ("In 2025, Riverside had", "Source:", "Data up to", "Release R0002", "nobody"):
        assert part in html
    page = re.search(r'<a href="([^"]+)" target="_blank" rel="noopener">', html)
    assert page is not None
    assert client.get(page[1].replace("&amp;", "&")).status_code == 200
    assert html.index('class="hw-chart"') > html.index("In 2025, Riverside had")


def test_one_of_an_older_release_says_so(client: Client) -> None:
    assert "There is a newer one." in client.get(f"{EMBED}?release={FIRST}").text
    assert "There is a newer one." not in client.get(EMBED).text


def test_the_page_shows_what_to_paste(client: Client) -> None:
    html = client.get("/measures/knife_crime/?period=month").text
    frame = html.split('id="frame"')[1].split(">", 1)[1].split("</code>")[0]
    assert frame.startswith("&lt;iframe src=&quot;http://testserver/measures/knife_crime/embed/?")
    assert "period=month" in frame
    assert "title=&quot;Serious violence with a knife, Riverside" in frame


OTHERS = [
    *ADDRESSES,
    "/measures/knife_crime/values.csv",
    "/measures/knife_crime/chart.svg",
    "/measures/nope/",
    "/sources/quality/",
    "/series/",
    "/changes/",
]


@pytest.mark.parametrize("address", OTHERS)
def test_no_other_page_may_be_framed(client: Client, address: str) -> None:
    response = client.get(address)
    assert response["X-Frame-Options"] == "DENY"
    assert policy(response)["frame-ancestors"] == ["'none'"]


def test_a_refused_embed_may_not_be_framed_for_long_words(client: Client) -> None:
    response = client.get("/measures/nope/embed/")
    assert response.status_code == 404
    assert "There is no page here" in response.text


def test_only_one_view_of_ours_lets_itself_be_framed() -> None:
    views = [view for view in _views(get_resolver()) if view.__module__.startswith("headwater_web")]
    assert len(views) > 100
    framed = {view.__qualname__ for view in views if _is_framed(view)}
    assert framed == {"embed"}


def _views(resolver: URLResolver) -> list[object]:
    found: list[object] = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            found.append(pattern.callback)
        else:
            found += _views(pattern)
    return found


def _is_framed(view: object) -> bool:
    """Whether anything that wraps a view exempts what it answers from the refusal of frames."""
    while view is not None:
        code = getattr(view, "__code__", None)
        if code and "xframe_options_exempt" in (*code.co_names, code.co_qualname.split(".")[0]):
            return True
        view = getattr(view, "__wrapped__", None)
    return False


def test_a_measure_page_is_light(client: Client) -> None:
    """Under 100 KB as it is sent, and under 300 KB with all that it loads the first time."""
    heaviest = max(
        (
            client.get(f"/measures/{name}/?period=month").content
            for name in ("knife_crime", "callouts")
        ),
        key=len,
    )
    sent = len(gzip.compress(heaviest))
    assert sent < 100_000
    loaded = re.findall(rb'/static/ui/build/([\w.-]+)"', heaviest)
    files = {static_folder() / name.decode() for name in loaded}
    if not all(file.exists() for file in files):
        pytest.skip("the styles are not built: run make")
    assert sent + sum(file.stat().st_size for file in files) < 300_000
