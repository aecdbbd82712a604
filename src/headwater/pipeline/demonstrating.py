"""The demonstration: generated files, received as they would have been, and released."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet

from headwater.demo import FULL, REDUCED, DemoFile, DemoFiles, generate
from headwater.exchange.report import Outcome
from headwater.linkage import LinkageAccuracy, measure_accuracy, read_truth
from headwater.pipeline.engine import Engine
from headwater.pipeline.receiving.files import load_or_refuse
from headwater.pipeline.releasing.running import run
from headwater.tables.events import Event
from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import Fault, MixedNature
from headwater.vocabulary.nature import Nature
from headwater.warehouse import read

Progress = Callable[[str], None]


class DemonstrationBroken(Fault):
    """Intake disagreed with the demonstration: accepted what it should refuse, or the reverse."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The release that is current, and what linkage did against the planted truth, in words."""

    release_id: str
    is_new: bool
    linkage: tuple[str, ...]


def demonstrate(
    engine: Engine,
    *,
    seed: int,
    scale: int,
    is_reduced: bool = False,
    with_documents: bool = True,
    today: date,
    clock: Callable[[], datetime],
    progress: Progress,
) -> Demonstration:
    """Generate, receive and release the synthetic partnership; twice changes nothing."""
    command = f"demo --seed {seed} --scale {scale}{' --reduced' * is_reduced}"
    folder = engine.settings.home / "demonstration"
    if not any(made.command == command and made.outcome for made in engine.home.runs()):
        _require_synthetic(engine)
        number = engine.home.begin_run(command, started_at=clock())
        files = generate(
            engine.partnership,
            seed=seed,
            scale=scale,
            directory=folder,
            progress=progress,
            volume=REDUCED if is_reduced else FULL,
        )
        _receive(engine, files, progress)
        engine.home.end_run(number, ended_at=clock(), outcome="received")
    outcome = run(
        engine, today=today, clock=clock, progress=progress, with_documents=with_documents
    )
    accuracy = _accuracy(engine, folder / "truth") if outcome.is_new else None
    return Demonstration(outcome.release_id, outcome.is_new, _words(accuracy) if accuracy else ())


def _require_synthetic(engine: Engine) -> None:
    if engine.home.nature is Nature.REAL:
        raise MixedNature(
            found="This home holds real data.",
            expected="a home of its own for the demonstration.",
            next_step="set HEADWATER_HOME to another folder and run the command again.",
        )


def _receive(engine: Engine, files: DemoFiles, progress: Progress) -> None:
    total = len(files.files)
    for number, file in enumerate(files.files, start=1):
        progress(f"Receiving {file.path.name} ({number} of {total})")
        _expect(engine, file, {Outcome.ACCEPTED, Outcome.UNCHANGED})
        file.path.unlink()
    for file in files.refused:
        _expect(engine, file, {Outcome.REFUSED})
        file.path.unlink()  # as the inbox does: nothing permits holding it


def _expect(engine: Engine, file: DemoFile, expected: set[Outcome]) -> None:
    report, _ = load_or_refuse(
        engine,
        file.path,
        feed=file.feed,
        supplier=file.supplier,
        today=file.received_on,
        now=datetime.combine(file.received_on, time(9), UTC),
    )
    if report.outcome not in expected:
        raise DemonstrationBroken(
            found=f"{file.path.name} was {report.outcome.value}. {report.found or ''}",
            expected=f"it to be {' or '.join(sorted(expected))}.",
            next_step="compare its extract specification with what the demonstration writes.",
        )


def _accuracy(engine: Engine, truth_folder: Path) -> LinkageAccuracy:
    """Accuracy over the events that name somebody in files whose identifiers are still held.

    Identifiers of a feed whose agreement has ended are deleted, so nothing can be linked there.
    """
    held = {item.extract_id for item in engine.home.extracts() if item.people_deleted_on is None}
    paths = sorted(truth_folder.glob("identities_*.csv"))
    with read(engine.home.layout.warehouse) as reader:
        links = reader.fetch("SELECT * FROM event_link")
    accepted = [
        current.path
        for current in engine.home.current_tables(Event.name)
        if current.extract_id in held
    ]
    # Only feeds that name people give their events a name that outlives the file.
    events = pa.concat_tables(
        parquet.read_table(path, columns=["event_id", "feed", "supplier"])
        for path in accepted
        if "event_id" in parquet.read_schema(path).names
    )
    return measure_accuracy(links, read_truth(paths, events=events), named_only=True)


def _words(accuracy: LinkageAccuracy) -> tuple[str, ...]:
    return tuple(
        f"Linkage of {name} against the planted truth: precision {found.precision:.3f}, "
        f"recall {found.recall:.3f}, over {counted(found.true_pairs, 'true pair')} of events that "
        "name somebody."
        for name, found in (("people", accuracy.people), ("incidents", accuracy.incidents))
    )
