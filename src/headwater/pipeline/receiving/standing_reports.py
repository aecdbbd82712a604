"""How the report on an accepted file stands now: what was taken back or superseded since."""

from dataclasses import replace

from headwater.custody import ExtractRecord
from headwater.exchange.report import FileReport, Finding
from headwater.pipeline.engine import Engine
from headwater.pipeline.receiving.wording import SUPERSEDED, withdrawn
from headwater.vocabulary.periods import spans_in_words

_MOST_NAMED = 12


def as_it_stands(engine: Engine, report: FileReport) -> FileReport:
    """An accepted file's report, with what was taken back or superseded since."""
    record = engine.home.extract(report.extract_id or "")
    if record is None:
        return report
    if record.withdrawn_on:
        withdrawals = engine.home.withdrawals()
        words = [each.came_of_it for each in withdrawals if each.extract_id == record.extract_id]
        return withdrawn(report, " ".join(words))
    others = tuple(note for note in report.notes if note.reason != SUPERSEDED)
    return replace(report, notes=(*others, *_superseding(engine, record)))


def _superseding(engine: Engine, record: ExtractRecord) -> tuple[Finding, ...]:
    """Which other versions stand for months of an extract of events, one note for each."""
    own = set(record.period_key.split(",")) if record.becomes == "event" else set()
    taken: dict[str, list[str]] = {}
    for covered in engine.home.coverage():
        month = f"{covered.month:%Y-%m}"
        is_ours = (covered.feed, covered.supplier) == (record.feed, record.supplier)
        if is_ours and month in own and covered.extract_id != record.extract_id:
            taken.setdefault(covered.extract_id, []).append(month)
    return tuple(
        _superseded(engine, extract_id, record, months) for extract_id, months in taken.items()
    )


def _superseded(
    engine: Engine, extract_id: str, record: ExtractRecord, months: list[str]
) -> Finding:
    newer = engine.home.extract(extract_id)
    version = newer.version if newer else None
    spans = spans_in_words(months)
    named = ", ".join(spans[:_MOST_NAMED])
    if len(spans) > _MOST_NAMED:
        named += f" and {len(spans) - _MOST_NAMED} more"
    words = f"For {named}, version {version} stands in the place of version {record.version}."
    return Finding(SUPERSEDED, words, None, 0)
