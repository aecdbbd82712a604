"""`headwater evaluate`: answer the plans of evaluations that wait, or one plan from a file."""

import argparse
import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headwater.commands import clock
from headwater.commands.arguments import add_command
from headwater.commands.output import print_json, say
from headwater.settings import Settings
from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import ExitCode, Fault

if TYPE_CHECKING:
    from headwater.pipeline.engine import Engine
    from headwater.released.evaluations.plan import EvaluationPlan
    from headwater.released.evaluations.result import EvaluationResult


class PlanUnreadable(Fault):
    """A file holds no plan of an evaluation."""

    exit_code = ExitCode.USAGE

    def __init__(self, name: str, because: str) -> None:
        super().__init__(
            found=f"{name} holds no plan: {because}.",
            expected="the JSON of one plan, or the result.json of an earlier answer.",
            next_step="see docs/how-to/evaluate-an-intervention.md for every field of a plan.",
        )


def add(subparsers: Any) -> None:
    """Declare the command."""
    about = "Answer evaluations: the plans that wait, or one plan from a file."
    parser = add_command(subparsers, "evaluate", act=act, about=about)
    parser.add_argument(
        "--plan",
        type=Path,
        metavar="FILE",
        help="answer the plan in this JSON file, or in the result.json of an earlier answer",
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="copy the answer of --plan into this folder"
    )


def act(arguments: argparse.Namespace, settings: Settings) -> ExitCode:
    """Answer, and say what came out."""
    from headwater.pipeline.engine import open_engine

    if (arguments.plan is None) is not (arguments.out is None):
        raise PlanUnreadable("The command", "it has one of --plan and --out without the other")
    plan = read_plan_file(arguments.plan) if arguments.plan else None
    with closing(open_engine(settings)) as engine:
        if plan is None:
            return _answer_waiting(engine, as_json=arguments.json)
        result = _answer_plan(engine, plan, out=arguments.out)
    _tell(result, arguments)
    return ExitCode.DONE


def _answer_waiting(engine: "Engine", *, as_json: bool) -> ExitCode:
    from headwater.worker import evaluate_waiting

    answered = evaluate_waiting(engine, clock=clock.now, say=say)
    if as_json:
        print_json({"answered": answered})
    elif not answered:
        say("No evaluation waits.")
    return ExitCode.DONE


def _answer_plan(engine: "Engine", plan: "EvaluationPlan", *, out: Path) -> "EvaluationResult":
    from headwater.pipeline.evaluations import answer_plan
    from headwater.pipeline.storage import storage_faults
    from headwater.released.evaluations.reading import EvaluationReader

    with storage_faults(), engine.home.lock():
        result = answer_plan(engine, plan, now=clock.now())
        out.mkdir(parents=True, exist_ok=True)
        files = EvaluationReader(engine.settings.released).files(result.evaluation_id)
        for name, path in files.items():
            shutil.copyfile(path, out / name)
    return result


def _tell(result: "EvaluationResult", arguments: argparse.Namespace) -> None:
    if arguments.json:
        print_json(
            {
                "evaluation_id": result.evaluation_id,
                "verdict": result.verdict.value,
                "highest_rung": result.highest_rung.value,
                "sentence": result.sentence,
            }
        )
        return
    say(result.sentence)
    for check in result.checks:
        say(f"  {check.outcome.value}: {check.words}")
    say(f"Wrote {counted(4, 'file')} of {result.evaluation_id} into {arguments.out}")


def read_plan_file(path: Path) -> "EvaluationPlan":
    """The plan in a file, or in an answer. Raises PlanUnreadable, which names fields alone."""
    from pydantic import ValidationError

    from headwater.released.evaluations.reading import read_plan

    try:
        content = json.loads(path.read_text("utf-8"))
        stated = content.get("plan", content)
        return read_plan(json.dumps(stated))
    except OSError as problem:
        raise PlanUnreadable(path.name, problem.strerror or "it cannot be read") from problem
    except ValidationError as problem:
        fields = sorted({".".join(map(str, each["loc"])) or "all" for each in problem.errors()})
        because = f"{counted(len(fields), 'field')} amiss ({', '.join(fields[:8])})"
        raise PlanUnreadable(path.name, because) from problem
    except (ValueError, AttributeError) as problem:
        raise PlanUnreadable(path.name, "it is not JSON") from problem
