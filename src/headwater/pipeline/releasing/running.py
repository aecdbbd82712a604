"""One run: everything new, from the inbox to a release."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from headwater.analyses import notice
from headwater.analyses.counterfactuals import counterfactuals_of
from headwater.analyses.own_past import years_on
from headwater.analyses.pairs import pairs_of
from headwater.definitions.measure import Measure
from headwater.exchange.report import FileReport
from headwater.exchange.spool import Spool
from headwater.pipeline.engine import Engine
from headwater.pipeline.holdings import TABLES
from headwater.pipeline.receiving.files import load_inbox
from headwater.pipeline.releasing.assembling import assemble
from headwater.pipeline.releasing.changing import changes_of
from headwater.pipeline.releasing.computing import compute
from headwater.pipeline.releasing.deciding import decide_what_is_shown
from headwater.pipeline.releasing.versions import (
    refuse_lost_versions,
    version_of_each,
    versions_beside,
)
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
    FormerVersionLost when a definition was replaced without the former one beside it,
    StorageFault when the disk is full; the release before stays current.
    """
    now = clock()
    with engine.home.lock():
        engine.home.delete_expired(today)
        engine.home.publish_statements(engine.settings.exchange)
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
    versions = versions_beside(measures)
    refuse_lost_versions(engine, measures, versions)
    # Read before anything is counted: one that does not hold together stops the run here.
    subjects = engine.subjects
    computed = compute(engine, measures=(*measures, *versions), progress=progress)
    progress("Looking for what to notice")
    signals = notice(
        _counted(computed.values, measures),
        titles=_titles(engine, measures),
        area_names={area.code: area.name for area in engine.partnership.areas},
        breaks=computed.breaks,
    )
    progress("Deciding what may be released")
    shown = decide_what_is_shown(
        engine, computed, (*measures, *versions), release_id=release_id, today=today
    )
    released = with_partnership_areas(
        assemble(
            engine,
            release_id=release_id,
            measures=measures,
            versions=versions,
            computed=computed,
            values=shown.values,
            signals=signals,
            provision=shown.provision,
            offers=shown.offers,
            subjects=subjects,
            today=today,
            now=now,
        )
    )
    progress("Setting what was observed beside what was expected")
    released = replace(released, counterfactuals=counterfactuals_of(released))
    progress("Setting the newest year beside the year before")
    beside = replace(released.comparators, years_on=years_on(released))
    released = replace(released, comparators=beside)
    progress("Setting districts beside each other")
    released = replace(released, pairs=pairs_of(released))
    # The log comes first: what it holds may not have been told, never the reverse.
    engine.release_log.append(
        release_id,
        shown.log,
        fingerprint=fingerprint,
        versions=version_of_each((*measures, *versions)),
    )
    progress("Writing the release")
    write_release(
        released,
        root=engine.settings.released,
        progress=progress,
        figures=with_documents,
        assessment=with_documents,
        changes=changes_of(engine, released),
    )
    point_current(engine.settings.released, release_id)
    return RunOutcome(
        release_id,
        is_new=True,
        cells=released.values.num_rows,
        reports=reports,
        linkage=computed.linkage,
    )


def _counted(values: pa.Table, measures: Sequence[Measure]) -> pa.Table:
    """Without what is shown as published: nothing can be said of its chance.

    Of another version of a measure nothing is noticed either: it is in force for nobody.
    """
    named = [measure.measure for measure in measures if not measure.is_as_published]
    return values.filter(pc.is_in(values["measure"], value_set=pa.array(named, pa.string())))


def _titles(engine: Engine, measures: Sequence[Measure]) -> dict[str, str]:
    """The words of each measure and of each kind."""
    kinds = {kind.key: kind.title for kind in engine.scope.kinds}
    return {**kinds, **{measure.measure: measure.short_title for measure in measures}}


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
            digest.update(f"{current.extract_id} {current.months} {current.periods}\n".encode())
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
