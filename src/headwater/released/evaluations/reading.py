"""The reader of answered evaluations: the site's and the command line's only way to one.

<root>/evaluations/<evaluation_id>/result.json     the answer, as one EvaluationResult
<root>/evaluations/<evaluation_id>/data.csv        every number that may be seen
<root>/evaluations/<evaluation_id>/method.md       how it was done, and how to do it again
<root>/evaluations/<evaluation_id>/manifest.json   the SHA-256 of each of these
"""

import hashlib
import json
import re
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from headwater.released.evaluations.plan import EvaluationPlan
from headwater.released.evaluations.result import EvaluationResult
from headwater.vocabulary.faults import ExitCode, Fault

EVALUATIONS = "evaluations"
"""The folder of evaluations, beside the releases."""
RESULT, DATA, METHOD, MANIFEST = "result.json", "data.csv", "method.md", "manifest.json"
FILES = (RESULT, DATA, METHOD)

_EVALUATION_ID = re.compile(r"([A-Z]{1,2})-([1-9][0-9]{0,5})-v([1-9][0-9]{0,3})-[0-9a-f]{8}")


class EvaluationNotFound(Fault):
    """An evaluation was asked for and is not there."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self, evaluation_id: str, known: tuple[str, ...]) -> None:
        names = ", ".join(known) or "none"
        super().__init__(
            found=f"There is no evaluation {evaluation_id!r}.",
            expected="the id of an evaluation that was answered, such as EP-1-v1-1a2b3c4d.",
            next_step=f"choose one of the evaluations that are here: {names}.",
        )


class EvaluationAltered(Fault):
    """The files of an evaluation are not those that were written."""

    exit_code = ExitCode.STORAGE

    def __init__(self, evaluation_id: str, names: tuple[str, ...]) -> None:
        super().__init__(
            found=f"{', '.join(names)} of {evaluation_id} is not as it was written.",
            expected="files that fit the digests in its manifest.",
            next_step="bring the folder back from a backup; an evaluation is never changed.",
        )


class EvaluationReader:
    """Opens evaluations under the root of released products. An evaluation never changes."""

    def __init__(self, root: Path) -> None:
        self._root = Path(root) / EVALUATIONS

    def evaluation_ids(self) -> tuple[str, ...]:
        """The evaluations that are here, in the order of their plans and versions."""
        found = (path.parent.name for path in self._root.glob(f"*/{MANIFEST}"))
        return tuple(sorted(filter(is_evaluation_id, found), key=_place))

    def open(self, evaluation_id: str) -> EvaluationResult:
        """One answer. Raises EvaluationNotFound and EvaluationAltered."""
        folder = self.folder(evaluation_id)
        return _opened(folder, (folder / MANIFEST).stat().st_mtime_ns)

    def all(self) -> tuple[EvaluationResult, ...]:
        """Every answer. Raises EvaluationAltered."""
        return tuple(self.open(evaluation_id) for evaluation_id in self.evaluation_ids())

    def folder(self, evaluation_id: str) -> Path:
        """Where the files of an evaluation lie. Raises EvaluationNotFound."""
        folder = self._root / evaluation_id
        if not is_evaluation_id(evaluation_id) or not (folder / MANIFEST).is_file():
            raise EvaluationNotFound(evaluation_id, self.evaluation_ids())
        return folder

    def files(self, evaluation_id: str) -> dict[str, Path]:
        """The files of an evaluation by name, each verified.

        Raises EvaluationNotFound and EvaluationAltered.
        """
        folder = self.folder(evaluation_id)
        _check(folder)
        return {name: folder / name for name in (*FILES, MANIFEST)}


def is_evaluation_id(name: str) -> bool:
    """Whether a name has the form of an evaluation's.

    >>> is_evaluation_id("EP-3-v1-1a2b3c4d")
    True
    """
    return bool(_EVALUATION_ID.fullmatch(name))


def evaluation_id_of(plan: EvaluationPlan) -> str:
    """The id of the answer to a plan: the same plan, the same id.

    Raises ValueError where the plan's reference or version has another form.
    """
    made = f"{plan.reference}-v{plan.version}-{plan.fingerprint[:8]}"
    if not is_evaluation_id(made):
        raise ValueError(f"found {plan.reference!r} in version {plan.version}; expected EP-1 in 1")
    return made


def read_result(text: str) -> EvaluationResult:
    """The answer that a `result.json` holds. Raises pydantic.ValidationError."""
    return TypeAdapter(EvaluationResult).validate_json(text)


def read_plan(text: str) -> EvaluationPlan:
    """The plan that JSON holds. Raises pydantic.ValidationError."""
    return TypeAdapter(EvaluationPlan).validate_json(text)


def _place(evaluation_id: str) -> tuple[str, int, int, str]:
    prefix, number, version, digits = evaluation_id.split("-")
    return prefix, int(number), int(version.removeprefix("v")), digits


def _check(folder: Path) -> None:
    altered = tuple(name for name in FILES if _listed(folder).get(name) != _digest(folder / name))
    if altered:
        raise EvaluationAltered(folder.name, altered)


def _listed(folder: Path) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    except (ValueError, KeyError, TypeError):
        return {}
    return found


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@lru_cache(maxsize=64)
def _opened(folder: Path, written: int) -> EvaluationResult:  # noqa: ARG001 - `written` is a key
    _check(folder)
    try:
        return read_result((folder / RESULT).read_text("utf-8"))
    except ValidationError as problem:
        raise EvaluationAltered(folder.name, (RESULT,)) from problem
