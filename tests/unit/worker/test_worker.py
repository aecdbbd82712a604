"""The worker's own decisions: names, faults that pass, and files that wait for room."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from headwater import worker
from headwater.exchange.messages import Submission
from headwater.exchange.spool import Spool, new_submission_id
from headwater.exchange.statements import published
from headwater.pipeline.engine import Engine, open_engine
from headwater.pipeline.receiving import answering
from headwater.settings import read_settings
from headwater.vocabulary.faults import ExitCode, StorageFault

NOW = datetime(2026, 1, 20, 9, tzinfo=UTC)
NAMES = [
    ("january.csv", "january.csv"),
    ("../../etc/passwd", "passwd"),
    ("..", "submitted"),
    ("", "submitted"),
    (".hidden", "hidden"),
    ("a\0b;c.csv", "a_b_c.csv"),
    ("ä" * 200 + ".csv", "ä" * 56 + ".csv"),
]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    settings = read_settings({"HEADWATER_HOME": str(tmp_path / "home"), "HEADWATER_KEY": "2e" * 32})
    with closing(open_engine(settings)) as opened:
        worker.answer_waiting(opened, clock=lambda: NOW)
        yield opened


@pytest.fixture
def spool(engine: Engine) -> Spool:
    return Spool(engine.settings.exchange)


@pytest.fixture
def waiting(spool: Spool) -> str:
    """A file of open data that waits for its answer."""
    submission = Submission(
        submission_id=new_submission_id(),
        feed="police_uk_street",
        supplier="police_open_data",
        file_name="street.csv",
        size_bytes=9,
        submitted_at=NOW,
        requested_by="person-2",
    )
    spool.submit(submission, BytesIO(b"Dear Ben\n"))
    return submission.submission_id


def test_the_site_is_handed_what_the_engine_says_of_deletions_and_access(engine: Engine) -> None:
    for name in ("deletions", "access"):
        said = published(engine.settings.exchange, name)
        assert said is not None
        assert said.statements == ()


@pytest.mark.parametrize(("given", "kept"), NAMES)
def test_a_name_stays_in_its_folder(given: str, kept: str) -> None:
    assert answering.plain_name(given) == kept


def test_opening_the_exchange_publishes_the_key_and_the_offers(
    engine: Engine, spool: Spool
) -> None:
    assert spool.public_key() == engine.home.exchange_keys().public
    assert "police_uk_street" in {offer.feed for offer in spool.offers()}


def test_a_file_waits_while_the_disk_is_full(
    engine: Engine, spool: Spool, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refusing it would lose it: its sealed copy goes with the answer."""
    real = answering.load_or_refuse

    def full(*args: object, **kwargs: object) -> object:
        report, _ = real(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        return report, ExitCode.STORAGE

    monkeypatch.setattr(answering, "load_or_refuse", full)
    with pytest.raises(StorageFault):
        worker.answer_waiting(engine, clock=lambda: NOW)
    assert spool.answer(waiting) is None
    monkeypatch.undo()
    assert worker.answer_waiting(engine, clock=lambda: NOW) == 1
    assert spool.answer(waiting) is not None


def test_a_fault_does_not_stop_the_worker(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    asked: list[int] = []

    def attend(*_: object, **__: object) -> None:
        asked.append(1)
        if len(asked) == 1:
            raise StorageFault(found="No room.", expected="room.", next_step="make some.")
        worker.signal.raise_signal(worker.signal.SIGTERM)

    before = {number: worker.signal.getsignal(number) for number in _SIGNALS}
    monkeypatch.setattr(worker, "_attend", attend)
    try:
        worker.serve(engine, clock=lambda: NOW, pause_seconds=0, say=said.append)
    finally:
        for number, handler in before.items():
            worker.signal.signal(number, handler)
    assert (len(asked), said) == (2, ["No room. Expected: room. Next: make some."])


_SIGNALS = (worker.signal.SIGINT, worker.signal.SIGTERM)
