"""The worker and editions: answered when asked, waiting while another run holds the home."""

from datetime import UTC, datetime

import pytest
from tests.unit.products.editions.two_releases import BEFORE, earlier, later, write
from tests.unit.released.editions.conftest import content

from headwater import worker
from headwater.custody import Busy
from headwater.exchange.messages import EditionRequest
from headwater.exchange.spool import Spool
from headwater.pipeline.engine import open_engine
from headwater.products.editions import building
from headwater.released.editions.reading import EditionReader
from headwater.settings import read_settings

NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path, monkeypatch):
    monkeypatch.setattr(building, "can_print", lambda: False)
    settings = read_settings({"HEADWATER_HOME": str(tmp_path / "home"), "HEADWATER_KEY": "2e" * 32})
    write(earlier(later()), settings.released, figures=False)
    opened = open_engine(settings)
    yield opened
    opened.close()


def ask(engine, number, **changes):
    request = EditionRequest(f"{number:032x}", content(**changes), NOW, "person-1")
    Spool(engine.settings.exchange).ask_for_edition(request)
    return request.request_id


def publish(engine):
    said = []
    answered = worker.publish_waiting(engine, clock=lambda: NOW, say=said.append)
    return answered, said


def test_nothing_is_said_where_nothing_was_asked(engine):
    assert publish(engine) == (0, [])


def test_an_edition_is_answered_and_there_and_one_that_is_amiss_is_refused(engine):
    good = ask(engine, 1, release_id=BEFORE)
    amiss = ask(engine, 2, reference="SN-2", release_id=BEFORE, signed_off=())
    answered, said = publish(engine)
    assert answered == 2
    assert said[-1] == "Answered 2 editions of the needs assessment."
    spool = Spool(engine.settings.exchange)
    answer = spool.edition_answer(good)
    assert (answer.edition_id, answer.refused_because) == ("SN-1-v1", ())
    assert spool.edition_answer(amiss).refused_because == (
        "Fewer than two people have signed it. Ask another person to sign.",
    )
    assert EditionReader(engine.settings.released).edition_ids() == ("SN-1-v1",)
    assert publish(engine) == (0, [])


def test_it_waits_while_another_run_holds_the_home(engine):
    name = ask(engine, 1, release_id=BEFORE)
    with engine.home.lock(), pytest.raises(Busy):
        publish(engine)
    assert Spool(engine.settings.exchange).edition_answer(name) is None
    assert publish(engine)[0] == 1


def test_an_edition_alone_makes_no_release(engine, monkeypatch):
    ask(engine, 1, release_id=BEFORE)
    monkeypatch.setattr(worker, "answer_waiting", lambda *_, **__: 0)
    said = []
    worker._attend(engine, clock=lambda: NOW, say=said.append, with_documents=False)
    assert not any("Released" in line for line in said)
    assert EditionReader(engine.settings.released).edition_ids() == ("SN-1-v1",)
