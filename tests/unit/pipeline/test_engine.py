"""The engine, opened: what it offers, and workspaces that go when the work is done."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from headwater.pipeline.engine import Engine, open_engine
from headwater.settings import read_settings
from headwater.vocabulary.faults import StorageFault


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    settings = read_settings({"HEADWATER_HOME": str(tmp_path / "home"), "HEADWATER_KEY": "2e" * 32})
    with closing(open_engine(settings)) as opened:
        yield opened


def test_a_new_home_is_offered_open_data_and_nothing_more(engine: Engine) -> None:
    offered = engine.offers(date(2026, 1, 1))
    feeds = {offer.feed for offer in offered}
    assert "police_uk_street" in feeds
    assert "police_recorded_crime" not in feeds
    assert not feeds & {"basis_register", "series_breaks"}
    assert all(offer.title for offer in offered)


def test_nothing_is_offered_before_its_licence_began(engine: Engine) -> None:
    assert engine.offers(date(2000, 1, 1)) == ()


def test_a_workspace_goes_when_the_work_is_done(engine: Engine) -> None:
    with engine.workspace() as folder:
        (folder / "half-done").touch()
    assert not folder.exists()


def test_a_workspace_goes_when_the_work_fails(engine: Engine) -> None:
    with pytest.raises(ValueError, match="amiss"), engine.workspace() as folder:
        raise ValueError("amiss")
    assert not folder.exists()


def test_every_measure_counts_feeds_that_have_a_specification(engine: Engine) -> None:
    for measure in engine.measures:
        assert set(measure.sources) <= set(engine.specifications), measure.measure


def test_a_home_that_cannot_be_made_is_a_fault_of_storage(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = read_settings({"HEADWATER_HOME": str(tmp_path / "file" / "home")})
    with pytest.raises(StorageFault):
        open_engine(settings)
