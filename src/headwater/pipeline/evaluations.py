"""Evaluations: a locked plan is asked, answered from counts in the engine's zone, and put in place.

What is told is noted before it is told, so that no answer can be missing from the log. The same
plan again has the answer that it had, whatever was loaded since: to see newer counts, the next
version of the plan is locked.
"""

import json
from collections.abc import Callable
from datetime import datetime

import pyarrow as pa
import pyarrow.parquet as pq

from headwater import __version__
from headwater.analyses.evaluation import (
    Asked,
    EvaluationRefused,
    Panel,
    Sums,
    answer_of_groups,
    check_plan,
    evaluate,
    panel_of_area_months,
    panel_of_released,
)
from headwater.custody import Busy
from headwater.exchange.messages import EvaluationAnswer, EvaluationRequest
from headwater.exchange.spool import Spool
from headwater.pipeline.engine import Engine
from headwater.products.evaluation_files import put_evaluation
from headwater.released.evaluations.plan import CountsFrom, EvaluationPlan
from headwater.released.evaluations.reading import EvaluationReader, evaluation_id_of
from headwater.released.evaluations.result import EvaluationResult
from headwater.released.opened import Release
from headwater.released.reader import NoReleaseYet, ReleasedReader
from headwater.tables.evaluations import AreaMonthCount
from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import Fault, StorageFault
from headwater.vocabulary.periods import month_in_words

Progress = Callable[[str], None]
ANSWERED = "evaluation_answered"
_TYPES = {"series": pa.string(), "area": pa.string(), "month": pa.date32(), "events": pa.int64()}
_SCHEMA = pa.schema([*_TYPES.items(), ("residents", pa.float64())])


def answer_evaluations(engine: Engine, *, now: datetime, progress: Progress) -> int:
    """Answer every plan that was asked, oldest first; how many. Raises StorageFault and Busy."""
    spool = Spool(engine.settings.exchange)
    waiting = spool.waiting_evaluations()
    for request in waiting:
        progress(f"Answering {request.plan.reference}, version {request.plan.version}")
        with engine.home.lock():
            answer = answer_one(engine, request, now=now)
        spool.reply_about_evaluation(answer)
    return len(waiting)


def answer_one(engine: Engine, request: EvaluationRequest, *, now: datetime) -> EvaluationAnswer:
    """Answer one plan and put the answer in place, or say in sentences why not.

    Raises StorageFault and Busy.
    """
    refused: tuple[str, ...] = ()
    found = ""
    try:
        found = answer_plan(engine, request.plan, now=now).evaluation_id
    except (StorageFault, Busy, OSError):
        raise  # it waits, and is tried again
    except EvaluationRefused as fault:
        refused = fault.reasons
    except Fault as fault:
        refused = (f"{fault.found} Next: {fault.next_step}",)
    except Exception as error:  # noqa: BLE001 - one plan nobody foresaw must not stop the rest
        refused = (
            f"Something nobody foresaw went wrong ({type(error).__name__}). Nothing was answered; "
            "tell whoever looks after the engine.",
        )
    return EvaluationAnswer(request.request_id, now, found, refused)


def answer_plan(engine: Engine, plan: EvaluationPlan, *, now: datetime) -> EvaluationResult:
    """The answer to a plan, in place under the released root. The caller holds the lock.

    Raises EvaluationRefused and StorageFault.
    """
    check_plan(plan)
    reader = EvaluationReader(engine.settings.released)
    evaluation_id = evaluation_id_of(plan)
    if evaluation_id not in reader.evaluation_ids():
        put_evaluation(_answered(engine, plan, now), root=engine.settings.released)
    result = reader.open(evaluation_id)
    if result.fingerprint != plan.fingerprint:
        raise EvaluationRefused(
            [f"Another plan was answered as {evaluation_id}. Lock this one as its next version."]
        )
    return result


def _answered(engine: Engine, plan: EvaluationPlan, now: datetime) -> EvaluationResult:
    """Worked out anew, and noted before anybody is told."""
    if plan.counts_from is CountsFrom.TWO_GROUPS and plan.groups is not None:
        try:
            result = answer_of_groups(plan, plan.groups, answered_at=now, code_version=__version__)
        except ValueError as problem:
            raise EvaluationRefused([f"The ratio cannot be worked out: {problem}."]) from problem
        _note(engine, result, ())
        return result
    panel, breaks = _panel(engine, plan)
    told = _told_finely(engine, but=plan.fingerprint)
    answered = evaluate(Asked(plan, panel, now, __version__, breaks=breaks, told=told))
    _note(engine, answered.result, answered.tells_of)
    return answered.result


def _panel(engine: Engine, plan: EvaluationPlan) -> tuple[Panel, tuple[str, ...]]:
    if plan.counts_from is CountsFrom.AREA_MONTHS:
        return panel_of_area_months(area_month_counts(engine, plan.outcome), plan=plan), ()
    try:
        release = ReleasedReader(engine.settings.released).open()
    except NoReleaseYet as fault:
        raise EvaluationRefused([f"{fault.found} Release the measure first."]) from fault
    return panel_of_released(release, plan=plan), _breaks(release, plan)


def area_month_counts(engine: Engine, series: str) -> pa.Table:
    """The current counts by area and month, of every series, with the rows of one supplier each.

    Raises EvaluationRefused where two suppliers state `series`.
    """
    tables, suppliers = [_SCHEMA.empty_table()], set()
    for current in engine.home.current_tables(AreaMonthCount.name):
        rows = pq.read_table(current.path, filters=[("series", "in", list(current.periods))])
        tables.append(rows.select([name for name in _SCHEMA.names if name in rows.column_names]))
        if series in current.periods:
            suppliers.add(current.supplier)
    if len(suppliers) > 1:
        raise EvaluationRefused(
            [
                f"The series {series!r} is stated by {counted(len(suppliers), 'supplier')} "
                f"({', '.join(sorted(suppliers))}). Give the series of each a name of its own."
            ]
        )
    return pa.concat_tables(tables, promote_options="permissive").select(_SCHEMA.names)


def _breaks(release: Release, plan: EvaluationPlan) -> tuple[str, ...]:
    """Changes of recording that nobody spliced, within the months of the plan."""
    areas = {*(each.area for each in plan.treated), *plan.comparison}
    return tuple(
        f"{month_in_words(found.month)}: {found.reason}"
        for found in release.breaks_of(plan.outcome)
        if not found.is_spliced
        and plan.begins < found.month < plan.ends
        and (found.area_code is None or found.area_code in areas)
    )


def _told_finely(engine: Engine, *, but: str) -> tuple[Sums, ...]:
    """The groups of which answers to other plans tell by quarters."""
    return tuple(
        Sums(
            str(said.details["counts"]),
            tuple(frozenset(group) for group in json.loads(str(said.details["groups"]))),
        )
        for said in engine.home.evaluation_log().statements()
        if said.what == ANSWERED and said.details["fingerprint"] != but
    )


def _note(engine: Engine, result: EvaluationResult, groups: tuple[frozenset[str], ...]) -> None:
    """Add to the log, which is only ever added to, what an answer tells of."""
    engine.home.evaluation_log().add(
        ANSWERED,
        said_at=result.answered_at.isoformat(),
        details={
            "evaluation_id": result.evaluation_id,
            "fingerprint": result.fingerprint,
            "counts": result.plan.outcome,
            "groups": json.dumps([sorted(group) for group in groups], ensure_ascii=False),
        },
    )
