"""Adds up the last twelve months of each supplier, of whom one month alone may be too few rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from headwater.analyses.quality.telling import Counted, FileFaults
from headwater.vocabulary.periods import add_months

MONTHS = 12


def last_years(
    counted: Sequence[Counted], files: Mapping[str, FileFaults]
) -> tuple[tuple[Counted, ...], dict[str, FileFaults]]:
    """One row for each supplier's field over its last twelve months, and what their files say.

    The rows name the files of a supplier by a name of their own, under which they are added up.
    """
    newest = _newest(counted)
    grouped: dict[tuple[str, str, str], list[Counted]] = defaultdict(list)
    for row in counted:
        if row.month > add_months(newest[row.feed, row.supplier], -MONTHS):
            grouped[row.feed, row.supplier, row.field].append(row)
    years = tuple(_added(rows, newest[key[:2]]) for key, rows in grouped.items())
    behind: dict[str, set[str]] = defaultdict(set)
    for rows in grouped.values():
        behind[_name(rows[0])] |= {row.extract_id for row in rows} & files.keys()
    return years, {
        name: _added_files([files[each] for each in sorted(extracts)])
        for name, extracts in behind.items()
        if extracts
    }


def _newest(counted: Iterable[Counted]) -> dict[tuple[str, str], date]:
    newest: dict[tuple[str, str], date] = {}
    for row in counted:
        key = (row.feed, row.supplier)
        newest[key] = max(row.month, newest.get(key, row.month))
    return newest


def _name(row: Counted) -> str:
    return f"{row.feed} of {row.supplier}"


def _added(rows: Sequence[Counted], month: date) -> Counted:
    first = rows[0]
    return Counted(
        first.feed,
        first.supplier,
        month,
        _name(first),
        first.field,
        rows=sum(row.rows for row in rows),
        filled=sum(row.filled for row in rows),
        not_stated=sum(row.not_stated for row in rows),
        months=MONTHS,
    )


def _added_files(files: Sequence[FileFaults]) -> FileFaults:
    return FileFaults(
        rows=sum(file.rows for file in files),
        missing=_added_counts(file.missing for file in files),
        invalid=_added_counts(file.invalid for file in files),
    )


def _added_counts(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    added: dict[str, int] = defaultdict(int)
    for each in counts:
        for field, rows in each.items():
            added[field] += rows
    return dict(added)
