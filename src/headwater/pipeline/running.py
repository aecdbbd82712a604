"""One run: everything new, from the inbox to a release."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from headwater.analyses import notice
from headwater.definitions.measure import Measure
from headwater.disclosure import Decided, decide
from headwater.exchange.report import FileReport
from headwater.exchange.spool import Spool
from headwater.measures import category_totals
from headwater.pipeline.computing import Computed, compute
from headwater.pipeline.describing import policies_of
from headwater.pipeline.engine import Engine
from headwater.pipeline.holdings import TABLES
from headwater.pipeline.receiving import load_inbox
from headwater.pipeline.releasing import assemble
from headwater.pipeline.storage import storage_faults
from headwater.products import point_current, with_partnership_areas, write_release
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.faults import ExitCode, Fault

if TYPE_CHECKING:
    from headwater.linkage import LinkageQuality

Progress = Callable[[str], None]


class NothingToRelease(Fault):
    """No accepted file feeds any measure."""

    exit_code = ExitCode.NOTHING_TO_RELEASE


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """What a run did: what it loaded, and the release that is current afterwards."""

    release_id: str
    is_new: bool
    cells: int
    reports: tuple[FileReport, ...]
    linkage: LinkageQuality | None = None


@storage_faults()
def run(
    engine: Engine,
    *,
    today: date,
    clock: Callable[[], datetime],
    progress: Progress,
    with_documents: bool = True,
) -> RunOutcome:
    """Load the inbox, and release when files, definitions or bases differ from the last release.

    Raises Busy while another run holds this home, NothingToRelease when no measure has a source,
    StorageFault when the disk is full; the release before stays current.
    """
    now = clock()
    with engine.home.lock():
        engine.home.delete_expired(today)
        _open_exchange(engine, today)
        reports = load_inbox(engine, today=today, now=now)
        fingerprint = _fingerprint(engine, today)
        current = _current_release(engine)
        if current is not None and engine.release_log.fingerprint(current) == fingerprint:
            return RunOutcome(current, is_new=False, cells=0, reports=reports)
        number = engine.home.begin_run("run", started_at=now)
        outcome = _release(
            engine,
            release_id=_next_release_id(engine, fingerprint),
            fingerprint=fingerprint,
            reports=reports,
            today=today,
            now=now,
            progress=progress,
            with_documents=with_documents,
        )
        engine.home.end_run(
            number, ended_at=clock(), outcome="released", release_id=outcome.release_id
        )
        return outcome


def _release(
    engine: Engine,
    *,
    release_id: str,
    fingerprint: str,
    reports: tuple[FileReport, ...],
    today: date,
    now: datetime,
    progress: Progress,
    with_documents: bool,
) -> RunOutcome:
    measures = _measures_with_a_source(engine)
    computed = compute(engine, measures=measures, progress=progress)
    progress("Looking for what to notice")
    signals = notice(
        computed.values,
        titles=_titles(engine, measures),
        area_names={area.code: area.name for area in engine.partnership.areas},
        breaks=computed.breaks,
    )
    progress("Deciding what may be released")
    decided = _decide(engine, computed, measures, release_id)
    released = with_partnership_areas(
        assemble(
            engine,
            release_id=release_id,
            measures=measures,
            computed=computed,
            values=decided.released,
            signals=signals,
            today=today,
            now=now,
        )
    )
    # The log comes first: what it holds may not have been told, never the reverse.
    engine.release_log.append(release_id, decided.log, fingerprint=fingerprint)
    progress("Writing the release")
    write_release(
        released,
        root=engine.settings.released,
        progress=progress,
        figures=with_documents,
        assessment=with_documents,
    )
    point_current(engine.settings.released, release_id)
    return RunOutcome(
        release_id,
        is_new=True,
        cells=released.values.num_rows,
        reports=reports,
        linkage=computed.linkage,
    )


def _titles(engine: Engine, measures: Sequence[Measure]) -> dict[str, str]:
    """The words of each measure and of each kind."""
    kinds = {kind.key: kind.title for kind in engine.scope.kinds}
    return {**kinds, **{measure.measure: measure.short_title for measure in measures}}


def _decide(
    engine: Engine, computed: Computed, measures: Sequence[Measure], release_id: str
) -> Decided:
    parents = {area.code: area.parent_code for area in engine.partnership.areas if area.parent_code}
    return decide(
        computed.values,
        release_id=release_id,
        policies=policies_of(measures, engine.specifications),
        area_parents={**parents, **computed.small_area_districts},
        complements={
            measure.measure: measure.complement_of for measure in measures if measure.complement_of
        },
        has_denominator={measure.measure: measure.denominator is not None for measure in measures},
        log=engine.release_log.entries(),
        small_area_categories={"deprivation_fifth": computed.fifths},
        category_totals=category_totals(measures, scope=engine.scope),
    )


def _measures_with_a_source(engine: Engine) -> tuple[Measure, ...]:
    held = {extract.feed for extract in engine.home.extracts()}
    measures = tuple(
        measure for measure in engine.measures if held.issuperset(measure.numerator.feeds)
    )
    if measures:
        return measures
    raise NothingToRelease(
        found="No file has been loaded that any measure counts.",
        expected="at least one accepted file of a feed that a measure names.",
        next_step="load one with `headwater load`, or put it into the inbox.",
    )


def _open_exchange(engine: Engine, today: date) -> None:
    spool = Spool(engine.settings.exchange)
    spool.open_engine(public_key=engine.home.exchange_keys().public, offers=engine.offers(today))


def _current_release(engine: Engine) -> str | None:
    return ReleasedReader(engine.settings.released).current_id()


def _fingerprint(engine: Engine, today: date) -> str:
    """A digest of all that a release is made from: files, months, definitions, bases in force."""
    digest = hashlib.sha256()
    for table in TABLES:
        for current in engine.home.current_tables(table):
            digest.update(f"{current.extract_id} {current.months}\n".encode())
    for path in sorted(engine.library.root.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(engine.library.root).as_posix().encode())
            digest.update(path.read_bytes())
    for basis in engine.bases():
        digest.update(f"{basis.basis_reference} {basis.in_force_on(today)}\n".encode())
    digest.update(engine.settings.partnership.encode())
    return digest.hexdigest()


def _next_release_id(engine: Engine, fingerprint: str) -> str:
    return f"R{len(engine.release_log.releases()) + 1:04d}-{fingerprint[:8]}"
