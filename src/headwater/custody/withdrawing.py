"""Takes an accepted extract back: its months go to the version before, and its files are deleted.

The ledger comes first, in one transaction; from then on nobody reads the files. A stop before they
are deleted is finished by the next run, with the same proof of deletion.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from headwater.custody.admitting import bases_in
from headwater.custody.deleting import delete_due
from headwater.custody.faults import ExtractUnknown
from headwater.custody.layout import Layout
from headwater.custody.ledger import ExtractRecord, Ledger, WithdrawalRecord
from headwater.custody.proofs import DeletionProofs
from headwater.vocabulary.periods import spans_in_words

_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class _GoneBack:
    """One month or period that was current, and the extract it goes back to, if any is left."""

    period: str
    to: ExtractRecord | None


def withdraw(
    extract_id: str,
    *,
    layout: Layout,
    ledger: Ledger,
    proofs: DeletionProofs,
    now: datetime,
    asked_by: str,
    because: str,
) -> WithdrawalRecord:
    """Take an extract back and say what came of it; twice changes nothing.

    Raises ExtractUnknown, or StorageFault when the disk is full; then nothing has changed.
    """
    record = ledger.extract(extract_id)
    if record is None:
        raise ExtractUnknown(
            found=f"There is no extract {extract_id}.",
            expected="the name of an accepted file, as its report and `headwater status --json` "
            "give it.",
            next_step="look the name up in the report on the file.",
        )
    if record.withdrawn_on is None:
        with ledger.transaction():
            back = (*_months_back(record, ledger, layout), *_periods_back(record, ledger, layout))
            ledger.withdraw(
                WithdrawalRecord(extract_id, now, asked_by, because, _words(record, back))
            )
    withdrawn = next(each for each in ledger.extracts() if each.extract_id == extract_id)
    delete_due(layout, ledger, proofs, withdrawn, is_current=False, today=now.date())
    return next(each for each in ledger.withdrawals() if each.extract_id == extract_id)


def _months_back(record: ExtractRecord, ledger: Ledger, layout: Layout) -> list[_GoneBack]:
    earlier = _others_kept(record, ledger, layout)
    found = []
    for covered in ledger.coverage():
        if covered.extract_id != record.extract_id:
            continue
        before = _newest_with(f"{covered.month:%Y-%m}", earlier, ledger)
        if before:
            ledger.cover(record.feed, record.supplier, covered.month, before.extract_id)
        else:
            ledger.uncover(record.feed, record.supplier, covered.month)
        found.append(_GoneBack(f"{covered.month:%Y-%m}", before))
    return found


def _periods_back(record: ExtractRecord, ledger: Ledger, layout: Layout) -> list[_GoneBack]:
    earlier = _others_kept(record, ledger, layout)
    found = []
    for (feed, supplier, key), extract_id in ledger.reference_coverage().items():
        if extract_id != record.extract_id:
            continue
        before = _newest_with(key, earlier, ledger)
        if before:
            ledger.cover_reference(feed, supplier, key, before.extract_id)
        else:
            ledger.uncover_reference(feed, supplier, key)
        found.append(_GoneBack(key or "everything", before))
    if found and record.becomes == "basis":
        _bases_back(record, found[0].to, ledger, layout)
    return found


def _bases_back(
    record: ExtractRecord, before: ExtractRecord | None, ledger: Ledger, layout: Layout
) -> None:
    if before:
        path = layout.accepted(before.feed, before.extract_id)
        ledger.replace_bases(bases_in(path), before.extract_id)
    else:
        ledger.replace_bases((), record.extract_id)


def _others_kept(record: ExtractRecord, ledger: Ledger, layout: Layout) -> list[ExtractRecord]:
    """The other extracts of the feed and supplier whose rows are still held, newest first."""
    return [
        each
        for each in reversed(ledger.extracts())
        if (each.feed, each.supplier) == (record.feed, record.supplier)
        and each.extract_id != record.extract_id
        and each.withdrawn_on is None
        and layout.accepted(each.feed, each.extract_id).exists()
    ]


def _newest_with(
    key: str, records: Sequence[ExtractRecord], ledger: Ledger
) -> ExtractRecord | None:
    return next((each for each in records if key in ledger.periods_of(each)), None)


def _words(record: ExtractRecord, back: Sequence[_GoneBack]) -> str:
    """What came of a withdrawal."""
    if not back:
        words = ["A newer file had taken its place already, so nothing else changes."]
    else:
        words = [_words_about(to, back) for to in _distinct(each.to for each in back)]
    if any(each.to and each.to.people_deleted_on for each in back):
        words.append(
            "Nobody is linked across partners in the version that stands now: the names in it had "
            "been deleted."
        )
    kept = "Its rows, names and the file as supplied were deleted."
    return " ".join([f"Version {record.version} was taken back.", *words, kept])


def _words_about(to: ExtractRecord | None, back: Sequence[_GoneBack]) -> str:
    named = spans_in_words(each.period for each in back if each.to == to)
    listed = ", ".join(named[:_MOST_NAMED])
    if len(named) > _MOST_NAMED:
        listed += f" and {len(named) - _MOST_NAMED} more"
    if to is None:
        return f"No file is left for {listed}."
    return f"For {listed}, version {to.version} stands again."


def _distinct(records: Iterable[ExtractRecord | None]) -> list[ExtractRecord | None]:
    found: list[ExtractRecord | None] = []
    for record in records:
        if record not in found:
            found.append(record)
    return found
