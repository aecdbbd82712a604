"""What changed since the release before: its figures, and the files that were loaded in between."""

import json
import re
from datetime import date, datetime

from headwater.custody import ExtractRecord
from headwater.definitions.basis import Basis
from headwater.exchange.report import FileReport
from headwater.exchange.wire import read_message
from headwater.pipeline.engine import Engine
from headwater.products.changes import changes_between
from headwater.released.changes import Changes, LoadedFile, ReplacedFile
from headwater.released.reader import ReleasedReader, ReleaseNotFound
from headwater.released.release import Released

_MONTHS = re.compile(r"\d{4}-\d{2}(,\d{4}-\d{2})*")


def changes_of(engine: Engine, released: Released) -> Changes | None:
    """What changed since the release before; None where there is none to compare with."""
    if released.previous_release_id is None:
        return None
    try:
        before = ReleasedReader(engine.settings.released).open(released.previous_release_id)
    except ReleaseNotFound:
        return None
    return changes_between(before, released, files=loaded_since(engine, before.made_at))


def loaded_since(engine: Engine, moment: datetime) -> tuple[LoadedFile, ...]:
    """The files that were accepted after `moment`, oldest first."""
    bases = engine.bases()
    return tuple(
        _loaded(engine, record, bases)
        for record in engine.home.extracts()
        if record.loaded_at > moment and record.feed in engine.specifications
    )


def _loaded(engine: Engine, record: ExtractRecord, bases: tuple[Basis, ...]) -> LoadedFile:
    specification = engine.specifications[record.feed]
    names = {(basis.feed, basis.supplier): basis.supplier_name for basis in bases}
    supersedes = read_message(FileReport, json.loads(record.report)).supersedes
    replaced = filter(None, map(engine.home.extract, supersedes))
    months, period = _covered(record)
    return LoadedFile(
        extract_id=record.extract_id,
        feed=record.feed,
        title=specification.name,
        supplier=record.supplier,
        supplier_name=names.get((record.feed, record.supplier), record.supplier),
        policy=specification.policy.value,
        version=record.version,
        loaded_on=record.loaded_at.date(),
        as_at_date=record.as_at_date,
        months=months,
        period=period,
        supersedes=supersedes,
        replaced=tuple(ReplacedFile(each.version, *_covered(each)) for each in replaced),
    )


def _covered(record: ExtractRecord) -> tuple[tuple[date, ...], str]:
    """The months that a file covers; where it is not by month none, and what it says instead."""
    if not _MONTHS.fullmatch(record.period_key):
        return (), record.period_key
    stated = record.period_key.split(",")
    return tuple(date.fromisoformat(f"{month}-01") for month in stated), ""
