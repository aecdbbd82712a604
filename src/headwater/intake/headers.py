"""Matches the headers of a file with the columns that its specification describes."""

import csv
import difflib
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.intake.faults import ColumnsAmiss, FileEmpty, FileRefused, NotCsv, WrongFeed
from headwater.intake.records import records

_DELIMITERS = ",;\t|"
_MOST_NAMED = 12
_LONGEST_HEADER = 60


@dataclass(frozen=True, slots=True)
class Header:
    """The headers of a file, in order, and what divides its cells."""

    names: tuple[str, ...]
    delimiter: str


@dataclass(frozen=True, slots=True)
class Matched:
    """Where each specified column stands in the file, and the headers that nobody asked for."""

    header: Header
    positions: dict[str, int]
    extra: tuple[str, ...]


def read_header(
    plain: Path, *, encoding: str, known: Iterable[ExtractSpecification], file_name: str
) -> Header:
    """The headers of the file; the delimiter is the one that yields most known headers.

    Raises NotCsv when no delimiter yields a header that anyone knows.
    """
    expected = {_plain(header) for each in known for header in _headers(each)}
    candidates = [_split(plain, encoding, delimiter) for delimiter in _DELIMITERS]
    best = max(candidates, key=lambda header: _score(header, expected))
    if _score(best, expected) == 0 and len(best.names) < 2:
        raise NotCsv(
            found=f"The first line of {file_name} is not a line of headers.",
            expected="comma-separated text whose first line names its columns.",
            next_step="save or export the data as CSV (UTF-8) with its headers and send that.",
        )
    return best


def match(
    header: Header,
    specification: ExtractSpecification,
    *,
    others: Iterable[ExtractSpecification] = (),
) -> Matched:
    """Where each column of `specification` stands.

    Raises WrongFeed when the headers are those of another specification, and ColumnsAmiss, naming
    every absent, renamed or repeated column at once.
    """
    plain_names = [_plain(name) for name in header.names]
    positions = _positions(plain_names, specification)
    absent = [
        column
        for column in specification.columns
        if column.name not in positions and not column.may_be_absent
    ]
    repeated = _repeated(plain_names, specification)
    if absent or repeated:
        raise _refusal(header, specification, others, absent, repeated)
    used = set(positions.values())
    extra = tuple(name for place, name in enumerate(header.names) if place not in used)
    return Matched(header, positions, extra)


def _split(plain: Path, encoding: str, delimiter: str) -> Header:
    with (
        plain.open("rb") as raw,
        io.TextIOWrapper(raw, encoding, errors="replace", newline=None) as text,
    ):
        first = next(records(text, delimiter=delimiter), None)
    if not first:
        return Header((), delimiter)
    try:
        names = next(csv.reader([first.lstrip("\ufeff")], delimiter=delimiter))
    except csv.Error:
        names = []
    return Header(tuple(name.strip() for name in names), delimiter)


def _headers(specification: ExtractSpecification) -> Iterable[str]:
    return (header for column in specification.columns for header in column.headers)


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())


def _score(header: Header, expected: set[str]) -> int:
    return sum(_plain(name) in expected for name in header.names)


def _positions(plain_names: list[str], specification: ExtractSpecification) -> dict[str, int]:
    positions = {}
    for column in specification.columns:
        for accepted in column.headers:
            if _plain(accepted) in plain_names:
                positions[column.name] = plain_names.index(_plain(accepted))
                break
    return positions


def _repeated(plain_names: list[str], specification: ExtractSpecification) -> list[str]:
    asked_for = {_plain(header) for header in _headers(specification)}
    times = Counter(plain_names)
    return sorted(name for name in asked_for if times[name] > 1)


def _refusal(
    header: Header,
    specification: ExtractSpecification,
    others: Iterable[ExtractSpecification],
    absent: list[SpecifiedColumn],
    repeated: list[str],
) -> FileRefused:
    better = _better_feed(header, specification, others)
    if better:
        return WrongFeed(
            found=f"These are the headers of {better.feed}, not of {specification.feed}.",
            expected=f"the columns {_listed(column.header for column in specification.columns)}.",
            next_step=f"send the file as {better.feed}, or choose the right file.",
        )
    faults = [_absence(column, header) for column in absent]
    faults += [f"{name!r} stands twice" for name in repeated]
    return ColumnsAmiss(
        found=f"{len(faults)} columns amiss: {'; '.join(faults[:_MOST_NAMED])}.",
        expected=f"the columns {_listed(column.header for column in specification.columns)}.",
        next_step="restore the headers, or ask for the specification to accept the new name.",
    )


def _absence(column: SpecifiedColumn, header: Header) -> str:
    short = [name for name in header.names if 0 < len(name) <= _LONGEST_HEADER]
    by_plain = {_plain(name): name for name in short}
    close = [
        by_plain[found]
        for accepted in column.headers
        for found in difflib.get_close_matches(_plain(accepted), by_plain, n=1, cutoff=0.6)
    ]
    hint = f" (is it {close[0]!r}?)" if close else ""
    return f"{column.header!r} is absent{hint}"


def _better_feed(
    header: Header, specification: ExtractSpecification, others: Iterable[ExtractSpecification]
) -> ExtractSpecification | None:
    own = _share(header, specification)
    rivals = [
        (_share(header, other), other) for other in others if other.feed != specification.feed
    ]
    share, best = max(rivals, key=lambda rival: rival[0], default=(0.0, None))
    return best if share > max(own, 0.5) else None


def _share(header: Header, specification: ExtractSpecification) -> float:
    found = _positions([_plain(name) for name in header.names], specification)
    return len(found) / len(specification.columns)


def _listed(names: Iterable[str]) -> str:
    listed = [repr(name) for name in names]
    shown = ", ".join(listed[:_MOST_NAMED])
    return shown if len(listed) <= _MOST_NAMED else f"{shown} and {len(listed) - _MOST_NAMED} more"


def no_rows(file_name: str) -> FileEmpty:
    """The refusal of a file with headers and nothing under them."""
    return FileEmpty(
        found=f"{file_name} has headers and no rows.",
        expected="at least one row.",
        next_step="export the file again; if there was nothing to report, say so by other means.",
    )
