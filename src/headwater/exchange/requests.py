"""What the site asks and the engine answers once: a file for each request, one for its answer.

<root>/asked/<id>.json      put by the site
<root>/answers/<id>.json    put by the engine; the request then goes
"""

import re
from datetime import datetime
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from headwater.exchange.files import json_in, put_json
from headwater.exchange.wire import read_message, write_message

_IDENTIFIER = re.compile(r"[0-9a-f]{32}")


class AnyRequest(Protocol):
    """A message that asks for something under an identifier of its own."""

    @property
    def request_id(self) -> str:
        """32 hexadecimal digits."""

    @property
    def asked_at(self) -> datetime:
        """When it was asked."""


class AnyAnswer(Protocol):
    """A message that answers a request."""

    @property
    def request_id(self) -> str:
        """The identifier of the request."""


AnyRequestT = TypeVar("AnyRequestT", bound=AnyRequest)
AnyAnswerT = TypeVar("AnyAnswerT", bound=AnyAnswer)


class Requests(Generic[AnyRequestT, AnyAnswerT]):
    """One folder of the exchange, for requests of one type and answers of one type."""

    def __init__(self, root: Path, asked: type[AnyRequestT], answered: type[AnyAnswerT]) -> None:
        self._root = Path(root)
        self._request_type, self._answer_type = asked, answered

    def ask(self, request: AnyRequestT) -> None:
        """Ask. Asking again before the answer replaces what was asked."""
        put_json(self._asked(request.request_id), write_message(request))

    def answer(self, request_id: str) -> AnyAnswerT | None:
        """What became of a request, or nothing while it waits."""
        path = self._answer(request_id)
        return read_message(self._answer_type, json_in(path)) if path.exists() else None

    def is_waiting(self, request_id: str) -> bool:
        """Whether the engine has yet to answer."""
        return self._asked(request_id).exists() and not self._answer(request_id).exists()

    def waiting(self) -> tuple[AnyRequestT, ...]:
        """What is asked and not answered, oldest first."""
        found = [
            read_message(self._request_type, json_in(path))
            for path in self._root.glob("asked/[0-9a-f]*.json")
            if not self._answer(path.stem).exists()
        ]
        return tuple(sorted(found, key=lambda each: (each.asked_at, each.request_id)))

    def reply(self, answer: AnyAnswerT) -> None:
        """Put the answer, then forget the request: what was made of it holds its words."""
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
