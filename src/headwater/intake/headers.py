"""Matches the headers of a file with the columns that its specification describes."""

import csv
import difflib
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.definitions.refusing import scores_of_childhoods
from headwater.intake.faults import (
    ColumnsAmiss,
    FileEmpty,
    FileRefused,
    NotCsv,
    TableTooLarge,
    WrongFeed,
)
from headwater.intake.records import records
from headwater.vocabulary.counts import counted

DELIMITERS = ",;\t|"
_MOST_NAMED = 12
_MOSTLY = 0.5
MOST_COLUMNS = 10_000
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
    plain: Path,
    *,
    encoding: str,
    specification: ExtractSpecification,
    others: Iterable[ExtractSpecification],
    file_name: str,
    renames: Mapping[str, str] | None = None,
) -> Header:
    """The headers of the file; the delimiter is the one that yields most known headers.

    What other feeds know is asked only where the feed's own knows none.
    Raises NotCsv when no delimiter yields a header that anyone knows.
    """
    expected = {plain_name(header) for header in (*_headers(specification), *(renames or {}))}
    candidates = [_split(plain, encoding, delimiter) for delimiter in DELIMITERS]
    if not any(_score(header, expected) for header in candidates):
        expected = {plain_name(header) for each in others for header in _headers(each)}
    best = max(candidates, key=lambda header: _score(header, expected))
    if _score(best, expected) == 0 and len(best.names) < 2:
        raise NotCsv(
            found=f"The first line of {file_name} is not a line of headers.",
            expected="comma-separated text whose first line names its columns.",
            next_step="save or export the data as CSV (UTF-8) with its headers and send that.",
        )
    check_width(best)
    return best


def check_width(header: Header) -> None:
    """Raise TableTooLarge when the header has more columns than any partner's file needs."""
    if len(header.names) > MOST_COLUMNS:
        raise TableTooLarge(
            found=f"The file has {counted(len(header.names), 'column')}.",
            expected=f"at most {MOST_COLUMNS:,} columns.",
            next_step="export only the columns that the feed describes.",
        )


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
    plain_names = [plain_name(name) for name in header.names]
    positions = _positions(plain_names, specification)
    absent = [
        column
        for column in specification.columns
        if column.name not in positions
        and not column.may_be_absent
        and column.may_be_absent_if not in positions
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


def plain_name(name: str) -> str:
    """A header as it is compared: without regard to case, spacing and underscores.

    >>> plain_name(" Assault_Date ")
    'assault date'
    """
    return " ".join(name.replace("_", " ").casefold().split())


def _score(header: Header, expected: set[str]) -> int:
    return sum(plain_name(name) in expected for name in header.names)


def _positions(plain_names: list[str], specification: ExtractSpecification) -> dict[str, int]:
    positions = {}
    for column in specification.columns:
        for accepted in column.headers:
            if plain_name(accepted) in plain_names:
                positions[column.name] = plain_names.index(plain_name(accepted))
                break
    return positions


def _repeated(plain_names: list[str], specification: ExtractSpecification) -> list[str]:
    asked_for = {plain_name(header) for header in _headers(specification)}
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
            # A feed that has a sibling with fewer columns may only have had one renamed.
            headers=header.names if share_of(header, specification) > _MOSTLY else (),
        )
    faults = [_absence(column, header, specification) for column in absent]
    faults += [f"{name!r} stands twice" for name in repeated]
    return ColumnsAmiss(
        found=f"{counted(len(faults), 'column')} amiss: {'; '.join(faults[:_MOST_NAMED])}.",
        expected=f"the columns {_listed(column.header for column in specification.columns)}.",
        next_step="restore the headers, or say which header stands for which column (a mapping).",
        headers=header.names,
    )


def _absence(column: SpecifiedColumn, header: Header, specification: ExtractSpecification) -> str:
    # A header that is a column of the feed already is no other column by another name.
    known = {plain_name(name) for each in specification.columns for name in each.headers}
    free = [name for name in header.names if plain_name(name) not in known]
    short = [name for name in free if 0 < len(name) <= _LONGEST_HEADER]
    by_plain = {plain_name(name): name for name in short}
    close = [
        by_plain[found]
        for accepted in column.headers
        for found in difflib.get_close_matches(plain_name(accepted), by_plain, n=1, cutoff=0.6)
    ]
    hint = f" (is it {close[0]!r}?)" if close else ""
    return f"{column.header!r} is absent{hint}"


def _better_feed(
    header: Header, specification: ExtractSpecification, others: Iterable[ExtractSpecification]
) -> ExtractSpecification | None:
    own = share_of(header, specification)
    rivals = [
        (share_of(header, other), other) for other in others if other.feed != specification.feed
    ]
    share, best = max(rivals, key=lambda rival: rival[0], default=(0.0, None))
    return best if share > max(own, _MOSTLY) else None


def share_of(header: Header, specification: ExtractSpecification) -> float:
    """The share of the specification's columns that stand in the header."""
    found = _positions([plain_name(name) for name in header.names], specification)
    return len(found) / len(specification.columns)


def renamed(
    header: Header, renames: Mapping[str, str], specification: ExtractSpecification
) -> Header:
    """The header with its names replaced as a mapping says, compared like headers are."""
    applied = applied_renames(header, renames, specification)
    names = tuple(applied.get(name, name) for name in header.names)
    return Header(names, header.delimiter)


def applied_renames(
    header: Header, renames: Mapping[str, str], specification: ExtractSpecification
) -> dict[str, str]:
    """The headers of the file that are renamed: those whose new name's column is absent."""
    standing = {plain_name(name) for name in header.names}
    absent = {
        plain_name(accepted)
        for column in specification.columns
        if standing.isdisjoint(map(plain_name, column.headers))
        for accepted in column.headers
    }
    wanted = {
        plain_name(found): specified
        for found, specified in renames.items()
        if plain_name(specified) in absent
    }
    return {name: wanted[plain_name(name)] for name in header.names if plain_name(name) in wanted}


def _listed(names: Iterable[str]) -> str:
    listed = [repr(name) for name in names]
    shown = ", ".join(listed[:_MOST_NAMED])
    return shown if len(listed) <= _MOST_NAMED else f"{shown} and {len(listed) - _MOST_NAMED} more"


def refuse_people(header: Header, specification: ExtractSpecification) -> None:
    """Raise ColumnsAmiss where an aggregate feed brings columns about one person.

    A score of somebody's childhood is refused in every feed.
    """
    scored = scores_of_childhoods(header.names)
    if scored:
        named = _listed(name[:_LONGEST_HEADER] for name in scored)
        raise ColumnsAmiss(
            found=f"A score of adverse childhood experiences: {named}.",
            expected="no such score: it says nothing reliable of one child, so none is held here.",
            next_step="delete these columns before sending; nothing of the file was kept.",
        )
    refused = specification.refused_columns(header.names)
    if refused:
        named = _listed(name[:_LONGEST_HEADER] for name in refused)
        raise ColumnsAmiss(
            found=f"Columns about one person: {named}.",
            expected="counts of people, and no column about one of them.",
            next_step="delete these columns before sending; nothing of the file was kept.",
        )


def no_rows(file_name: str) -> FileEmpty:
    """The refusal of a file with headers and nothing under them."""
    return FileEmpty(
        found=f"{file_name} has headers and no rows.",
        expected="at least one row.",
        next_step="export the file again; if there was nothing to report, say so by other means.",
    )
