"""The folder of one answered evaluation: written beside, put in place whole, never altered."""

import csv
import hashlib
import io
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter

from headwater.products.evaluation_method import method_page
from headwater.released.evaluations.reading import DATA, EVALUATIONS, MANIFEST, METHOD, RESULT
from headwater.released.evaluations.result import Effect, EvaluationResult
from headwater.released.layout import PARTIAL_SUFFIX

COLUMNS = (
    "part",
    "key",
    "months_from_start",
    "month",
    "ratio",
    "lower",
    "upper",
    "p_value",
    "index",
    "index_without",
    "outcome",
    "words",
)
_READ_ONLY = 0o444
Row = dict[str, object]


def put_evaluation(result: EvaluationResult, *, root: Path) -> Path:
    """Write an answer under the root of released products. One that is there stays as it is."""
    folder = root / EVALUATIONS / result.evaluation_id
    if (folder / MANIFEST).is_file():
        return folder
    partial = folder.with_name(folder.name + PARTIAL_SUFFIX)
    shutil.rmtree(partial, ignore_errors=True)
    write_evaluation(result, folder=partial)
    for path in partial.iterdir():
        path.chmod(_READ_ONLY)
    os.sync()  # the files are on the disk before the name is
    partial.rename(folder)
    return folder


def write_evaluation(result: EvaluationResult, *, folder: Path) -> None:
    """Write result, data, method and their digests into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    stated = TypeAdapter(EvaluationResult).dump_python(result, mode="json")
    files = {
        RESULT: json.dumps(stated, indent=2, ensure_ascii=False) + "\n",
        DATA: data_csv(result),
        METHOD: method_page(result),
    }
    digests = {}
    for name, text in files.items():
        content = text.encode()
        (folder / name).write_bytes(content)
        digests[name] = hashlib.sha256(content).hexdigest()
    manifest = {
        "evaluation_id": result.evaluation_id,
        "plan_fingerprint": result.fingerprint,
        "code_version": result.code_version,
        "files": digests,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


def data_csv(result: EvaluationResult) -> str:
    """Every number of an answer that may be seen, one a row."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_rows(result))
    return text.getvalue()


def _rows(result: EvaluationResult) -> Iterator[Row]:
    if result.effect is not None:
        yield {"part": "effect", "words": result.sentence, **_effect(result.effect)}
    for other in result.others:
        yield {"part": "beside", "key": other.key, "words": other.words, **_effect(other.effect)}
    for event in result.event_times:
        yield {
            "part": "from_the_start",
            "months_from_start": event.months_from_start,
            **_effect(event.effect),
        }
    for placebo in result.placebos:
        yield {"part": "placebo", "ratio": placebo.ratio, "words": placebo.words}
    for point in result.series:
        yield {
            "part": "level",
            "key": point.group,
            "month": point.first_month.isoformat(),
            "index": point.index,
            "index_without": point.index_without,
        }
    for check in result.checks:
        yield {
            "part": "check",
            "key": check.key,
            "outcome": check.outcome.value,
            "words": check.words,
        }


def _effect(effect: Effect) -> Row:
    return {
        "ratio": effect.ratio,
        "lower": effect.lower,
        "upper": effect.upper,
        "p_value": effect.p_value,
    }
