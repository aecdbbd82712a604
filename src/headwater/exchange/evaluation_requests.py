"""Evaluations that are asked for, and what became of them: files beside the submissions.

<root>/evaluations/asked/<id>.json      put by the site: one EvaluationRequest
<root>/evaluations/answers/<id>.json    put by the engine: its EvaluationAnswer
"""

from pathlib import Path

from headwater.exchange.messages import EvaluationAnswer, EvaluationRequest
from headwater.exchange.requests import Requests


class EvaluationRequests(Requests[EvaluationRequest, EvaluationAnswer]):
    """The part of the exchange where evaluations are asked for."""

    def __init__(self, root: Path) -> None:
        super().__init__(Path(root) / "evaluations", EvaluationRequest, EvaluationAnswer)
