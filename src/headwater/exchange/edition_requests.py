"""Editions on their way to be published, and what became of them: files beside the submissions.

<root>/editions/asked/<id>.json      put by the site: one EditionRequest
<root>/editions/answers/<id>.json    put by the engine: its EditionAnswer; the request then goes
"""

import re
from pathlib import Path

from headwater.exchange.files import json_in, put_json
from headwater.exchange.messages import EditionAnswer, EditionRequest
from headwater.exchange.wire import read_message, write_message

_IDENTIFIER = re.compile(r"[0-9a-f]{32}")


class EditionRequests:
    """The part of the exchange where editions are asked for."""

    def __init__(self, root: Path) -> None:
        self._root = Path(root) / "editions"

    def ask(self, request: EditionRequest) -> None:
        """Ask for an edition to be frozen and built. Asking again before the answer replaces it."""
        put_json(self._asked(request.request_id), write_message(request))

    def answer(self, request_id: str) -> EditionAnswer | None:
        """What became of a request, or nothing while it waits."""
        path = self._answer(request_id)
        return read_message(EditionAnswer, json_in(path)) if path.exists() else None

    def is_waiting(self, request_id: str) -> bool:
        """Whether the engine has yet to answer."""
        return self._asked(request_id).exists() and not self._answer(request_id).exists()

    def waiting(self) -> tuple[EditionRequest, ...]:
        """What is asked and not answered, oldest first."""
        found = [
            read_message(EditionRequest, json_in(path))
            for path in self._root.glob("asked/[0-9a-f]*.json")
            if not self._answer(path.stem).exists()
        ]
        return tuple(sorted(found, key=lambda each: (each.asked_at, each.request_id)))

    def reply(self, answer: EditionAnswer) -> None:
        """Put the answer, then forget the request: an edition that was built holds its words."""
        put_json(self._answer(answer.request_id), write_message(answer))
        self._asked(answer.request_id).unlink(missing_ok=True)

    def _asked(self, request_id: str) -> Path:
        return self._named("asked", request_id)

    def _answer(self, request_id: str) -> Path:
        return self._named("answers", request_id)

    def _named(self, folder: str, request_id: str) -> Path:
        if not _IDENTIFIER.fullmatch(request_id):
            raise ValueError("found an identifier of another form; expected 32 hexadecimal digits")
        return self._root / folder / f"{request_id}.json"
