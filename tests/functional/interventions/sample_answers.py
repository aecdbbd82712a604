"""Answers to the demonstration's plans, with something of everything, for tests of pages."""

from datetime import UTC, datetime

from tests.functional.conftest import Site
from tests.unit.web.claims.conftest import write_answer
from tests.unit.web.evaluations.conftest import FALL, answer_to

from headwater.exchange.messages import EvaluationAnswer
from headwater.exchange.spool import Spool


def answer_what_waits(site: Site) -> None:
    """Answer every locked plan that waits at a running site."""
    spool = Spool(site.exchange)
    for asked in spool.waiting_evaluations():
        result = answer_to(asked.plan, FALL)
        write_answer(site.released, result)
        spool.reply_about_evaluation(
            EvaluationAnswer(asked.request_id, datetime.now(UTC), result.evaluation_id)
        )
