"""The spool: folders between site and engine, where a message appears whole or not at all.

    <root>/engine.public          the engine's public key, 32 bytes
    <root>/offers.json            the feeds that each supplier may send
    <root>/mappings.json          the mappings in force, with their history
    <root>/uploads/<id>/          upload.json and the sealed parts that have come so far
    <root>/submissions/<id>/      message.json and what is sealed, put by the site
    <root>/asked/<id>.<id>.json   what the site asks later: a mapping, or a withdrawal
    <root>/answers/<id>.json      put by the engine; <id>.2.json is the second round
    <root>/editions/              editions that the site asks for, and what became of them
    <root>/evaluations/           plans of evaluations, and where their answers are

The site can put a file and can never read one back: it is sealed to the engine's public key. A file
that was answered and may be judged again stays under `submissions` until its day has come.
"""

import re
import shutil
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from headwater.exchange.edition_requests import EditionRequests
from headwater.exchange.evaluation_requests import EvaluationRequests
from headwater.exchange.files import flush, json_in, put_json, replace_whole
from headwater.exchange.messages import (
    Answer,
    EditionAnswer,
    EditionRequest,
    EvaluationAnswer,
    EvaluationRequest,
    Mapping,
    Remap,
    Submission,
    Withdrawal,
)
from headwater.exchange.parts import (
    PartsMissing,
    Upload,
    UploadUnknown,
    numbers_held,
    parts_in,
    put_part,
    sealed_files,
)
from headwater.exchange.wire import read_message, write_message
from headwater.sealing import seal_to, unseal_with
from headwater.vocabulary.faults import ExitCode, Fault

UPLOADS_KEPT = timedelta(days=2)
"""How long an upload that is not finished is kept."""
Asked = Remap | Withdrawal
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


@dataclass(frozen=True, slots=True)
class AskedMessage:
    """Something asked after a submission, and the name under which the engine ticks it off."""

    message_id: str
    asked: Asked


def new_submission_id() -> str:
    """A fresh identifier that says nothing about its submission."""
    return uuid.uuid4().hex


class Spool:
    """The exchange as the site and the engine each use it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._editions = EditionRequests(root)
        self._evaluations = EvaluationRequests(root)

    def _named(self, folder: str, submission_id: str) -> Path:
        if not _IDENTIFIER.fullmatch(submission_id):
            raise ValueError("found an identifier of another form; expected 32 hexadecimal digits")
        return self._root / folder / submission_id

    def _submission(self, submission_id: str) -> Path:
        return self._named("submissions", submission_id)

    def _upload(self, submission_id: str) -> Path:
        return self._named("uploads", submission_id)

    def _answer(self, submission_id: str, number: int = 1) -> Path:
        path = self._named("answers", submission_id)
        return path.with_name(f"{path.name}.json" if number == 1 else f"{path.name}.{number}.json")

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
        return tuple(FeedOffer(**offer) for offer in json_in(path))

    def mappings(self) -> tuple[Mapping, ...]:
        """Every version of every mapping that the engine keeps, the newest first."""
        path = self._root / "mappings.json"
        if not path.exists():
            return ()
        return tuple(read_message(Mapping, stated) for stated in json_in(path))

    def submit(self, submission: Submission, source: BinaryIO) -> None:
        """Seal `source` to the engine and put it with its message, whole or not at all."""
        target = self._submission(submission.submission_id)
        partial = target.with_name(f".{target.name}.partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        try:
            with (partial / "sealed").open("wb") as sealed:
                seal_to(source, sealed, public_key=self.public_key())
                flush(sealed)
            put_json(partial / "message.json", write_message(submission))
            partial.rename(target)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise

    def begin(self, submission: Submission, *, size_bytes: int, part_bytes: int) -> None:
        """Begin a file that comes in parts; what it says of size and parts is worked out here.

        Beginning it again keeps the parts that have come, if they are cut to the same size.
        Raises EngineAbsent, and ValueError where the sizes make no sense.
        """
        self.public_key()
        parts = parts_in(size_bytes=size_bytes, part_bytes=part_bytes)
        stated = replace(submission, size_bytes=size_bytes, parts=parts)
        folder = self._upload(submission.submission_id)
        known = self.upload(submission.submission_id)
        if known and (known.size_bytes, known.part_bytes) != (size_bytes, part_bytes):
            shutil.rmtree(folder)
        put_json(folder / "upload.json", write_message(Upload(stated, size_bytes, part_bytes)))

    def upload(self, submission_id: str) -> Upload | None:
        """The upload of that name, while it is not finished."""
        path = self._upload(submission_id) / "upload.json"
        return read_message(Upload, json_in(path)) if path.exists() else None

    def put_part(self, submission_id: str, number: int, source: BinaryIO) -> None:
        """Seal one part, from 1, whole or not at all; the same part again replaces it.

        Raises UploadUnknown, and PartAmiss where the part has another size than it should have.
        """
        upload = self._upload_or_fault(submission_id)
        folder = self._upload(submission_id)
        try:
            put_part(folder, upload, number, source, public_key=self.public_key())
        except FileNotFoundError:  # it was given up meanwhile
            raise UploadUnknown from None

    def parts_held(self, submission_id: str) -> tuple[int, ...]:
        """The numbers of the parts that have come."""
        return numbers_held(self._upload(submission_id))

    def finish(self, submission_id: str) -> None:
        """Make an upload a submission, at once. Raises UploadUnknown or PartsMissing."""
        upload = self._upload_or_fault(submission_id)
        held = set(self.parts_held(submission_id))
        parts = upload.submission.parts
        missing = tuple(number for number in range(1, parts + 1) if number not in held)
        if missing:
            raise PartsMissing(missing, of=parts)
        folder, target = self._upload(submission_id), self._submission(submission_id)
        put_json(folder / "message.json", write_message(upload.submission))
        target.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(target)

    def abandon(self, submission_id: str) -> None:
        """Give up an upload and forget its parts."""
        folder = self._upload(submission_id)
        if not folder.exists():
            return
        # Out of the way first: a part that is still being sealed must not stay behind.
        forgotten = folder.with_name(f".{folder.name}.{uuid.uuid4().hex}")
        folder.rename(forgotten)
        shutil.rmtree(forgotten, ignore_errors=True)

    def put_mapping(self, remap: Remap) -> None:
        """Ask for a submission to be judged again with a mapping."""
        self._ask("remap", remap.submission_id, remap)

    def put_withdrawal(self, withdrawal: Withdrawal) -> None:
        """Ask for a submission to be taken back."""
        self._ask("withdrawal", withdrawal.submission_id, withdrawal)

    def ask_for_edition(self, request: EditionRequest) -> None:
        """Ask for an edition of the needs assessment to be frozen and built."""
        self._editions.ask(request)

    def edition_answer(self, request_id: str) -> EditionAnswer | None:
        """What became of an edition, or nothing while it waits."""
        return self._editions.answer(request_id)

    def ask_for_evaluation(self, request: EvaluationRequest) -> None:
        """Ask for a locked plan to be answered."""
        self._evaluations.ask(request)

    def evaluation_answer(self, request_id: str) -> EvaluationAnswer | None:
        """What became of an evaluation, or nothing while it waits."""
        return self._evaluations.answer(request_id)

    def is_waiting(self, submission_id: str) -> bool:
        """Whether the engine has yet to answer the submission, or what was asked of it later."""
        is_unanswered = self._submission(submission_id).exists() and not self.answers(submission_id)
        return is_unanswered or any(self._root.glob(f"asked/{submission_id}.*.json"))

    def answer(self, submission_id: str) -> Answer | None:
        """The engine's newest answer, or nothing while the submission waits for its first."""
        return next(reversed(self.answers(submission_id)), None)

    def answers(self, submission_id: str) -> tuple[Answer, ...]:
        """The engine's answers, one for each round, oldest first."""
        found: list[Answer] = []
        while (path := self._answer(submission_id, len(found) + 1)).exists():
            found.append(read_message(Answer, json_in(path)))
        return tuple(found)

    # The engine's side.

    def open_engine(
        self, *, public_key: bytes, offers: Sequence[FeedOffer], now: datetime | None = None
    ) -> None:
        """Publish the engine's key and what it accepts now; with `now`, forget what is too old."""
        self._root.mkdir(parents=True, exist_ok=True)
        replace_whole(self._root / "engine.public", public_key)
        listed = [
            {"feed": offer.feed, "title": offer.title, "supplier": offer.supplier}
            for offer in offers
        ]
        put_json(self._root / "offers.json", listed)
        if now is not None:
            self._forget_old_uploads(now)
            self._forget_answered(now)

    def publish_mappings(self, mappings: Sequence[Mapping]) -> None:
        """Put every version of every mapping, the newest first, where the site reads them."""
        if tuple(mappings) == self.mappings():
            return
        put_json(self._root / "mappings.json", [write_message(each) for each in mappings])

    def waiting(self) -> list[Submission]:
        """Submissions without an answer, oldest first."""
        messages = (self._root / "submissions").glob("[0-9a-f]*/message.json")
        found = [read_message(Submission, json_in(path)) for path in messages]
        unanswered = [item for item in found if not self._answer(item.submission_id).exists()]
        return sorted(unanswered, key=lambda item: (item.submitted_at, item.submission_id))

    def waiting_messages(self) -> tuple[AskedMessage, ...]:
        """What was asked after submissions and is not ticked off, oldest first."""
        found = [
            AskedMessage(path.stem, _asked(json_in(path)))
            for path in self._root.glob("asked/[0-9a-f]*.json")
        ]
        return tuple(sorted(found, key=lambda item: (_asked_at(item.asked), item.message_id)))

    def waiting_editions(self) -> tuple[EditionRequest, ...]:
        """Editions that were asked for and not answered, oldest first."""
        return self._editions.waiting()

    def reply_about_edition(self, answer: EditionAnswer) -> None:
        """Say what became of an edition, and forget the request."""
        self._editions.reply(answer)

    def waiting_evaluations(self) -> tuple[EvaluationRequest, ...]:
        """Evaluations that were asked for and not answered, oldest first."""
        return self._evaluations.waiting()

    def reply_about_evaluation(self, answer: EvaluationAnswer) -> None:
        """Say what became of an evaluation, and forget the request."""
        self._evaluations.reply(answer)

    def tick_off(self, message: AskedMessage) -> None:
        """Forget something asked, when it has been answered."""
        (self._root / "asked" / f"{message.message_id}.json").unlink(missing_ok=True)

    def answered(self) -> tuple[str, ...]:
        """The submissions that have an answer."""
        names = (path.stem for path in self._root.glob("answers/[0-9a-f]*.json"))
        return tuple(sorted(name for name in names if _IDENTIFIER.fullmatch(name)))

    def held(self, submission_id: str) -> Submission | None:
        """The submission whose sealed file is still here, answered or not."""
        path = self._submission(submission_id) / "message.json"
        return read_message(Submission, json_in(path)) if path.exists() else None

    def unseal(
        self, submission_id: str, *, private_key: bytes, write: Callable[[bytes], Any]
    ) -> None:
        """Hand the plain chunks of a submitted file to `write`, part after part.

        Raises SealBroken when the file was altered; what was written before is partial.
        """
        for path in sealed_files(self._submission(submission_id)):
            with path.open("rb") as sealed:
                for chunk in unseal_with(sealed, private_key=private_key):
                    write(chunk)

    def reply(self, answer: Answer) -> None:
        """Put the answer, then forget the sealed file, unless the answer says until when it stays.

        The engine keeps its own copy or none.
        """
        put_json(self._answer(answer.submission_id, answer.round), write_message(answer))
        if answer.held_until is None:
            shutil.rmtree(self._submission(answer.submission_id), ignore_errors=True)

    def _upload_or_fault(self, submission_id: str) -> Upload:
        upload = self.upload(submission_id)
        if upload is None:
            raise UploadUnknown
        return upload

    def _ask(self, kind: str, submission_id: str, asked: Asked) -> None:
        name = f"{self._submission(submission_id).name}.{uuid.uuid4().hex}.json"
        stated = {"kind": kind, "stated": write_message(asked)}
        put_json(self._root / "asked" / name, stated)

    def _forget_old_uploads(self, now: datetime) -> None:
        for path in self._root.glob("uploads/*/upload.json"):
            upload = read_message(Upload, json_in(path))
            if upload.submission.submitted_at + UPLOADS_KEPT < now:
                shutil.rmtree(path.parent, ignore_errors=True)

    def _forget_answered(self, now: datetime) -> None:
        """Forget sealed files whose day has come, and what a stop after an answer left behind."""
        for path in self._root.glob("submissions/[0-9a-f]*/message.json"):
            answer = self.answer(path.parent.name)
            if answer and (answer.held_until is None or answer.held_until < now.date()):
                shutil.rmtree(path.parent, ignore_errors=True)


def _asked(content: Any) -> Asked:
    kind: type[Asked] = Remap if content["kind"] == "remap" else Withdrawal
    return read_message(kind, content["stated"])


def _asked_at(asked: Asked) -> datetime:
    return asked.mapping.made_at if isinstance(asked, Remap) else asked.asked_at
