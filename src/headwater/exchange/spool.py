"""The spool: folders between site and engine, where a message appears whole or not at all.

    <root>/engine.public          the engine's public key, 32 bytes
    <root>/offers.json            the feeds that each supplier may send
    <root>/submissions/<id>/      message.json and sealed, put by the site
    <root>/answers/<id>.json      put by the engine

The site can put a file and can never read one back: it is sealed to the engine's public key.
"""

import json
import os
import re
import shutil
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from headwater.exchange.messages import Answer, Submission
from headwater.exchange.wire import read_message, write_message
from headwater.sealing import seal_to, unseal_with
from headwater.vocabulary.faults import ExitCode, Fault

_IDENTIFIER = re.compile(r"[0-9a-f]{32}")


class EngineAbsent(Fault):
    """The engine has not opened this exchange yet."""

    exit_code = ExitCode.NOT_FOUND


@dataclass(frozen=True, slots=True)
class FeedOffer:
    """One feed that one supplier may send now, because a basis is in force."""

    feed: str
    title: str
    supplier: str


def new_submission_id() -> str:
    """A fresh identifier that says nothing about its submission."""
    return uuid.uuid4().hex


class Spool:
    """The exchange as the site and the engine each use it."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def _submission(self, submission_id: str) -> Path:
        if not _IDENTIFIER.fullmatch(submission_id):
            raise ValueError("found an identifier of another form; expected 32 hexadecimal digits")
        return self._root / "submissions" / submission_id

    def _answer(self, submission_id: str) -> Path:
        return self._root / "answers" / f"{self._submission(submission_id).name}.json"

    # The site's side.

    def public_key(self) -> bytes:
        """The engine's public key. Raises EngineAbsent until the engine has published it."""
        path = self._root / "engine.public"
        if not path.exists():
            raise EngineAbsent(
                found="The exchange holds no engine key.",
                expected="an engine that has opened this exchange.",
                next_step="start the engine's worker, then try again.",
            )
        return path.read_bytes()

    def offers(self) -> tuple[FeedOffer, ...]:
        """The feeds that the engine accepts now, by supplier."""
        path = self._root / "offers.json"
        if not path.exists():
            return ()
        return tuple(FeedOffer(**offer) for offer in json.loads(path.read_text("utf-8")))

    def submit(self, submission: Submission, source: BinaryIO) -> None:
        """Seal `source` to the engine and put it with its message, whole or not at all."""
        target = self._submission(submission.submission_id)
        partial = target.with_name(f".{target.name}.partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        try:
            with (partial / "sealed").open("wb") as sealed:
                seal_to(source, sealed, public_key=self.public_key())
                _flush(sealed)
            _write_json(partial / "message.json", write_message(submission))
            partial.rename(target)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise

    def answer(self, submission_id: str) -> Answer | None:
        """The engine's answer, or nothing while it is waiting."""
        path = self._answer(submission_id)
        if not path.exists():
            return None
        return read_message(Answer, json.loads(path.read_text("utf-8")))

    # The engine's side.

    def open_engine(self, *, public_key: bytes, offers: Sequence[FeedOffer]) -> None:
        """Publish the engine's key and what it accepts now."""
        self._root.mkdir(parents=True, exist_ok=True)
        _replace(self._root / "engine.public", public_key)
        listed = [
            {"feed": offer.feed, "title": offer.title, "supplier": offer.supplier}
            for offer in offers
        ]
        _replace(self._root / "offers.json", json.dumps(listed, ensure_ascii=False).encode())

    def waiting(self) -> list[Submission]:
        """Submissions without an answer, oldest first."""
        messages = (self._root / "submissions").glob("[0-9a-f]*/message.json")
        found = [read_message(Submission, json.loads(path.read_text("utf-8"))) for path in messages]
        unanswered = [item for item in found if not self._answer(item.submission_id).exists()]
        return sorted(unanswered, key=lambda item: (item.submitted_at, item.submission_id))

    def unseal(
        self, submission_id: str, *, private_key: bytes, write: Callable[[bytes], Any]
    ) -> None:
        """Hand the plain chunks of a submitted file to `write`.

        Raises SealBroken when the file was altered; what was written before is partial.
        """
        with (self._submission(submission_id) / "sealed").open("rb") as sealed:
            for chunk in unseal_with(sealed, private_key=private_key):
                write(chunk)

    def reply(self, answer: Answer) -> None:
        """Put the answer, then forget the sealed file: the engine keeps its own copy or none."""
        path = self._answer(answer.submission_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, json.dumps(write_message(answer), ensure_ascii=False).encode())
        shutil.rmtree(self._submission(answer.submission_id), ignore_errors=True)


def _flush(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _write_json(path: Path, content: Any) -> None:
    with path.open("wb") as stream:
        stream.write(json.dumps(content, ensure_ascii=False).encode())
        _flush(stream)


def _replace(path: Path, content: bytes) -> None:
    partial = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    with partial.open("wb") as stream:
        stream.write(content)
        _flush(stream)
    partial.replace(path)
