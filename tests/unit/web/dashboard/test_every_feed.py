"""Every specification has a sample or a generator, is loaded, and gets a scorecard that says so."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from django.test import Client
from pyarrow import csv
from pytest_django import Settings
from tests.unit.intake import test_signed as signed

from headwater.definitions.library import Library
from headwater.demo import REDUCED, generate, samples
from headwater.demo.samples.sheets import Feed
from headwater.exchange.partner_file import Manifest
from headwater.exchange.report import FileReport, Outcome
from headwater.pipeline.engine import Engine, open_engine
from headwater.pipeline.receiving.files import load_or_refuse
from headwater.pipeline.releasing.running import run
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.settings import read_settings

SPECIFICATIONS = Library(Path(__file__).resolve().parents[4] / "definitions").extracts()
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
MONTH, ROWS, SENDER = date(2026, 9, 1), 160, "sender"
SIGNED, UNMARKED = "partner_aggregate", "offending_and_social_care"
"""A published workbook without a column in which a mark could stand has a home of its own."""
pytestmark = pytest.mark.django_db


def sample_feeds() -> dict[str, Feed]:
    rooms = [
        importlib.import_module(f"{samples.__name__}.{each.name}")
        for each in pkgutil.iter_modules(samples.__path__)
    ]
    return {
        thing.feed: thing for room in rooms for thing in vars(room).values() if type(thing) is Feed
    }


def sheets() -> dict[str, str]:
    """The text of each sample."""
    return {
        feed: sample.clean(seed=7, month=MONTH, rows=ROWS).as_csv()
        for feed, sample in sample_feeds().items()
    }


def generated(folder: Path, engine: Engine) -> dict[str, Path]:
    """The first file of each feed that the demonstration writes."""
    made = generate(engine.partnership, seed=7, scale=1, directory=folder, volume=REDUCED)
    return {file.feed: file.path for file in reversed(made.files)}


def suppliers_in(text: str, feed: str) -> set[str]:
    """Whom the rows say they are of."""
    specification = SPECIFICATIONS[feed]
    if specification.supplier_column is None:
        return {SENDER}
    headers = specification.column(specification.supplier_column).headers
    table = csv.read_csv(pa.BufferReader(text.encode()))
    found = next(name for name in table.column_names if name in headers)
    return set(map(str, table[found].to_pylist()))


def register(named: Mapping[str, set[str]], *, fingerprint: str) -> pa.Table:
    """A basis for every feed of everybody who sends it."""
    rows = [
        {
            "basis_reference": f"SYN-{feed}-{supplier}",
            "kind": "agreement",
            "feed": feed,
            "supplier": supplier,
            "supplier_name": f"Sender of {feed}",
            "purpose": "Trying every feed",
            "fields": "*",
            "licence": "",
            "legal_powers": "section_115|section_251",
            "dpia_reference": "SYN-1",
            "key_fingerprint": fingerprint if feed == SIGNED else "",
            "starts_on": "2019-01-01",
            "ends_on": "2031-01-01",
            "keep_raw_days": "30",
            "state": "in_force",
        }
        for feed, suppliers in sorted(named.items())
        for supplier in sorted(suppliers)
    ]
    return pa.Table.from_pylist(rows)


def opened(root: Path) -> Engine:
    stated = {
        "HEADWATER_HOME": str(root / "home"),
        "HEADWATER_EXCHANGE": str(root / "exchange"),
        "HEADWATER_RELEASED": str(root / "released"),
        "HEADWATER_PARTNERSHIP": "nottinghamshire",
        "HEADWATER_KEY": "3f" * 32,
    }
    return open_engine(read_settings(stated))


def load(engine: Engine, feed: str, path: Path, supplier: str | None = None) -> FileReport:
    report, _ = load_or_refuse(
        engine, path, feed=feed, supplier=supplier, today=NOW.date(), now=NOW
    )
    assert report.outcome is Outcome.ACCEPTED, report
    return report


def run_now(engine: Engine) -> None:
    run(
        engine,
        today=NOW.date(),
        clock=lambda: NOW,
        progress=lambda _: None,
        with_documents=False,
    )


def written(folder: Path, feed: str, text: str) -> Path:
    path = folder / f"{feed}.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, set[str]]]:
    """A release of one file of each feed, and which feeds were loaded."""
    root = tmp_path_factory.mktemp("every_feed")
    with closing(opened(root)) as engine:
        own = {feed: text for feed, text in sheets().items() if feed != UNMARKED}
        files = generated(root / "generated", engine)
        taken = {feed: path for feed, path in files.items() if feed not in own}
        texts = own | {feed: path.read_text("utf-8") for feed, path in taken.items()}
        named: dict[str, set[str]] = {
            feed: suppliers_in(text, feed) for feed, text in texts.items()
        }
        named |= {"basis_register": {"partnership"}, SIGNED: {signed.MANIFEST.supplier}}
        sent, manifest = signed_file(root, engine)
        bases = root / "bases.csv"
        csv.write_csv(register(named, fingerprint=manifest.fingerprint), bases)
        load(engine, "basis_register", bases, "partnership")
        for feed, text in texts.items():
            if feed != "basis_register":
                supplier = None if len(named[feed]) > 1 else next(iter(named[feed]))
                load(engine, feed, written(root, feed, text), supplier)
        load(engine, SIGNED, sent)
        run_now(engine)
        yield engine.settings.released, {*texts, SIGNED}


def signed_file(folder: Path, engine: Engine) -> tuple[Path, Manifest]:
    """Counts of a year in which the supplier's rows are not held here."""
    versions = {each.measure: each.version for each in engine.measures}
    manifest: dict[str, Any] = {"measures": {signed.FEED: versions[signed.FEED]}}
    return signed.written(
        folder,
        {**signed.CELL, "Period": "2019-03", "Period Start": "2019-03-01"},
        manifest=signed.replace(
            signed.MANIFEST,
            **manifest,
            first_month=date(2019, 1, 1),
            last_month=date(2019, 12, 1),
        ),
    )


def test_every_specification_has_a_sample_or_a_generator(
    everything: tuple[Path, set[str]],
) -> None:
    assert everything[1] | {UNMARKED} == set(SPECIFICATIONS)
    assert UNMARKED in sample_feeds()


@pytest.mark.parametrize("feed", sorted(set(SPECIFICATIONS) - {UNMARKED}))
def test_every_feed_has_a_scorecard_that_says_something(
    feed: str, everything: tuple[Path, set[str]], settings: Settings, client: Client
) -> None:
    settings.HEADWATER_RELEASED = everything[0]
    release: Release = ReleasedReader(everything[0]).open()
    sources = [each for each in release.sources if each.feed == feed]
    assert sources
    for source in sources:
        response = client.get(f"/sources/quality/{feed}/{source.supplier}/")
        assert response.status_code == 200
        card = response.context["card"]
        assert card.source.feed == feed
        assert card.lines
        assert all(line.field for line in card.lines)
        if SPECIFICATIONS[feed].becomes != "event":
            assert "The newest file came on 22 Nov" in card.sentences[0]
            assert len(card.sentences) > 1


@pytest.mark.parametrize("feed", ["deprivation_2025", "school_attendance", "basis_register"])
def test_counts_and_registers_are_documents_too(
    feed: str, everything: tuple[Path, set[str]], settings: Settings, client: Client
) -> None:
    pytest.importorskip("weasyprint", exc_type=OSError)
    settings.HEADWATER_RELEASED = everything[0]
    release = ReleasedReader(everything[0]).open()
    supplier = next(each.supplier for each in release.sources if each.feed == feed)
    response = client.get(f"/sources/quality/{feed}/{supplier}/scorecard.pdf")
    assert response.content.startswith(b"%PDF")
