"""The running site with the sample releases, and an engine at the other end of its exchange."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from tests.functional.conftest import Site
from tests.functional.interventions.sample_answers import answer_what_waits
from tests.functional.needs.sample_edition import put_sample_editions
from tests.unit.products import sample
from tests.unit.web.dashboard import quality_sample, reading_sample
from tests.unit.web.dashboard.compared_sample import compared
from tests.unit.web.dashboard.harm_sample import HARM
from tests.unit.web.dashboard.places_sample import PLACES
from tests.unit.web.dashboard.side_by_side_sample import COMPARED, LEFT, OFFERS
from tests.unit.web.dashboard.subjects_sample import ANALYSES, SUBJECTS
from tests.unit.web.dashboard.week_sample import with_week

from headwater.analyses.counterfactuals import counterfactuals_of
from headwater.definitions.library import Library
from headwater.exchange.messages import Answer
from headwater.exchange.report import FieldFill, FileReport, Finding, Outcome
from headwater.exchange.spool import FeedOffer, Spool
from headwater.pipeline.releasing.standardising import handed_over
from headwater.products.publishing import point_current, write_release
from headwater.released.standard import HandedOver

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Engine:
    """Opens what the site sealed, and answers as the engine's worker does."""

    spool: Spool
    private_key: bytes

    def accept_all(self) -> list[bytes]:
        """Answer every waiting submission; return their contents."""
        contents = []
        for message in self.spool.waiting():
            chunks: list[bytes] = []
            self.spool.unseal(
                message.submission_id, private_key=self.private_key, write=chunks.append
            )
            contents.append(b"".join(chunks))
            report = _report(message.feed, message.file_name)
            self.spool.reply(Answer(message.submission_id, datetime.now(UTC), report))
        return contents


@pytest.fixture(scope="session")
def released_site(site: Site) -> Site:
    """The site, showing the second of two sample releases."""
    first = sample.released(
        sample.MEASURES[:-1], release_id="R0001-0f0f0f0f", previous_release_id=None
    )
    # The second also says how well its suppliers record, so that those pages are there.
    told = quality_sample.released()
    others = [each for each in sample.SOURCES if each.feed != told.sources[0].feed]
    second = replace(
        told,
        release_id=sample.RELEASE_ID,
        sources=(*told.sources, *others),
        offers=OFFERS,
        harm=HARM,
        provision=(COMPARED, LEFT),
        places=PLACES,
        standard=_of_two_feeds(),
    )
    second = compared(replace(second, counterfactuals=counterfactuals_of(second)))
    second = reading_sample.with_reading_aids(second)
    second = replace(second, subjects=SUBJECTS, analyses=(*second.analyses, *ANALYSES))
    second = with_week(second)
    for released in (first, second):
        write_release(released, root=site.released, figures=False, assessment=False)
    point_current(site.released, sample.RELEASE_ID)
    put_sample_editions(site.released, sample.RELEASE_ID)
    answer_what_waits(site)
    return site


def _of_two_feeds() -> HandedOver:
    """The data standard with as many feeds as a walk over every page needs."""
    whole = handed_over(Library(ROOT / "definitions"))
    return replace(whole, standard=replace(whole.standard, feeds=whole.standard.feeds[:2]))


@pytest.fixture(scope="session")
def engine(released_site: Site) -> Engine:
    """An engine that has opened the site's exchange to the police's feed."""
    key = X25519PrivateKey.generate()
    spool = Spool(released_site.exchange)
    offers = [FeedOffer("police_recorded_crime", "Police recorded crime", "police")]
    spool.open_engine(public_key=key.public_key().public_bytes_raw(), offers=offers)
    return Engine(spool, key.private_bytes_raw())


@pytest.fixture
def plain_page(browser: "Browser", released_site: Site) -> Iterator["Page"]:
    """A tab without JavaScript."""
    context = browser.new_context(base_url=released_site.address, java_script_enabled=False)
    yield context.new_page()
    context.close()


def barriers(page: "Page", *, rules: list[str] | None = None, again: bool = False) -> list[str]:
    """What axe finds wrong on a page: the rule and where.

    `rules` are the only ones looked for; `again` says that axe looked at this page before.
    """
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run npm ci")
    if not again:
        page.evaluate(AXE.read_text("utf-8"))
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": STANDARD}
    options = {"runOnly": only, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options)", options)
    return [
        f"{page.url}: {barrier['id']} at {node['target']}"
        for barrier in found["violations"]
        for node in barrier["nodes"]
    ]


def overflow(page: "Page") -> int:
    """By how many pixels the page is wider than its window."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


def _report(feed: str, file_name: str) -> FileReport:
    return FileReport(
        feed=feed,
        supplier="police",
        file_name=file_name,
        sha256="0" * 64,
        outcome=Outcome.ACCEPTED,
        rows_in_file=1_240,
        rows_accepted=1_200,
        rows_rejected=40,
        rejections=(
            Finding("not_in_codelist", "The code is not known.", "Offence", 40, ("8/99",)),
        ),
        completeness=(FieldFill("age", 1_100, 1_200),),
        first_month=date(2025, 1, 1),
        last_month=date(2025, 12, 1),
    )
