"""An edition on its way to be published, and its answer on the way back."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from tests.unit.released.editions.conftest import content, module

from headwater.exchange.messages import EditionAnswer, EditionRequest
from headwater.exchange.spool import Spool, new_submission_id
from headwater.released.editions.content import FigureBlock, Heading, Paragraph, QuotationBlock

NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)


@pytest.fixture
def spool(tmp_path):
    return Spool(tmp_path)


def request(asked_at=NOW):
    blocks = (Heading("Now"), Paragraph("a"), QuotationBlock("QU-1", "a", "b"), FigureBlock("c"))
    return EditionRequest(new_submission_id(), content(module(blocks=blocks)), asked_at, "person-1")


def test_what_was_asked_comes_out_as_it_went_in_oldest_first(spool):
    later, sooner = request(NOW + timedelta(hours=1)), request()
    for each in (later, sooner):
        spool.ask_for_edition(each)
    assert spool.waiting_editions() == (sooner, later)
    assert spool.edition_answer(sooner.request_id) is None


def test_the_answer_stands_and_the_words_of_a_draft_are_forgotten(spool, tmp_path):
    asked = request()
    spool.ask_for_edition(asked)
    answer = EditionAnswer(asked.request_id, NOW, "SN-1-v1", ("Fewer than two.",))
    spool.reply_about_edition(answer)
    assert spool.edition_answer(asked.request_id) == answer
    assert spool.waiting_editions() == ()
    assert not list(tmp_path.glob("editions/asked/*"))


def test_a_request_whose_answer_was_put_before_a_stop_is_not_built_again(spool):
    asked = request()
    spool.ask_for_edition(asked)
    spool.reply_about_edition(EditionAnswer(asked.request_id, NOW, "SN-1-v1"))
    spool.ask_for_edition(asked)
    assert spool.waiting_editions() == ()


def test_no_name_leads_out_of_the_exchange(spool):
    with pytest.raises(ValueError, match="32 hexadecimal digits"):
        spool.edition_answer("../../secret")


def test_an_edition_is_no_submission(spool, tmp_path):
    spool.ask_for_edition(request())
    assert spool.waiting() == []
    assert spool.waiting_messages() == ()
    (path,) = tmp_path.glob("editions/asked/*.json")
    assert json.loads(path.read_text())["content"]["reference"] == "SN-1"
