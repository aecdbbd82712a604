"""Editions on their way to be published, and what became of them: files beside the submissions.

<root>/editions/asked/<id>.json      put by the site: one EditionRequest
<root>/editions/answers/<id>.json    put by the engine: its EditionAnswer; the request then goes
"""

from pathlib import Path

from headwater.exchange.messages import EditionAnswer, EditionRequest
from headwater.exchange.requests import Requests


class EditionRequests(Requests[EditionRequest, EditionAnswer]):
    """The part of the exchange where editions are asked for."""

    def __init__(self, root: Path) -> None:
        super().__init__(Path(root) / "editions", EditionRequest, EditionAnswer)
