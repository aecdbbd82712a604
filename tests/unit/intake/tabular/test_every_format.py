"""The same table in every format: nothing is lost, and the same rows are accepted."""

import tempfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.unit.intake.small_feed import HEADERS, SOUND, received, rows_of
from tests.unit.intake.tabular.written import COLUMNAR, WRITERS, Rows

from headwater.intake import FileRefused, NothingAccepted
from headwater.vocabulary.faults import MixedNature

Rowed = list[dict[str, object]]
_WORDS = some.text(alphabet="abc é,;=+-@'", max_size=8).map(str.strip)
_CELL = {
    header: some.one_of(some.just(sound), some.just(""), _WORDS) for header, sound in SOUND.items()
}
_CELL["Ref"] = some.sampled_from(["SYN-2", "SYN-3", ""])
_TABLES = some.lists(some.fixed_dictionaries(_CELL), max_size=6)
_PREAMBLES = some.lists(some.sampled_from(["", "Assaults by month", "Provisional"]), max_size=4)
_NOTES = some.lists(some.sampled_from(["Source: wardens", "Notes"]), max_size=2)


def _rows(table: list[dict[str, str]]) -> Rows:
    """Rows with references of their own, the first one sound."""
    return [[row[header] for header in HEADERS] for row in rows_of({}, *table)]


def _one(word: str) -> list[str]:
    return [word, *[""] * (len(HEADERS) - 1)]


def _outcome(content: bytes, *, name: str = "file") -> tuple[int, int, int, Rowed]:
    """Accepted, rejected and left out rows, and the accepted table."""
    with tempfile.TemporaryDirectory() as folder:
        result = received(Path(folder), content, name)
        report = result.report
        accepted = pq.read_table(result.accepted).drop_columns(["event_id", "extract_id"])
        rows = accepted.to_pylist()
        return report.rows_accepted, report.rows_rejected, result.rows_left_out, rows


def _check(rows: Rows, preamble: list[str], totals: int, notes: list[str]) -> None:
    """Every row is header, accepted, rejected or left out, and every format accepts the same."""
    total = ["Total", *[""] * (len(HEADERS) - 2), str(len(rows))]
    table = [HEADERS, *rows, *[total] * totals, *map(_one, notes)]
    whole = [*map(_one, preamble), *table]
    outcomes = {name: _outcome(write(whole)) for name, write in WRITERS.items()}
    outcomes |= {name: _outcome(write(table)) for name, write in COLUMNAR.items()}
    expected = outcomes["XLSX"][3]
    for name, (accepted, rejected, left_out, accepted_rows) in outcomes.items():
        in_file = len(table if name in COLUMNAR else whole)
        assert accepted + rejected + left_out + 1 == in_file, name
        assert accepted_rows == expected, name


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(_TABLES, _PREAMBLES, some.integers(0, 2), _NOTES)
def test_every_format_gives_the_same_rows(
    table: list[dict[str, str]], preamble: list[str], totals: int, notes: list[str]
) -> None:
    _check(_rows(table), preamble, totals, notes)


@pytest.mark.prove
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(_TABLES, _PREAMBLES, some.integers(0, 2), _NOTES)
def test_every_format_gives_the_same_rows_of_many_tables(
    table: list[dict[str, str]], preamble: list[str], totals: int, notes: list[str]
) -> None:
    _check(_rows(table), preamble, totals, notes)


def test_preamble_totals_and_notes_in_every_format() -> None:
    _check(_rows([{}, {"Age": "old"}, {"Offence": ""}]), ["A title", ""], 1, ["A note"])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(some.sampled_from([*WRITERS, *COLUMNAR]), some.integers(0, 400), some.integers(1, 255))
def test_one_changed_byte_is_a_fault_or_a_report(kind: str, place: int, change: int) -> None:
    content = bytearray((WRITERS | COLUMNAR)[kind]([HEADERS, *_rows([{}, {}])]))
    content[place % len(content)] ^= change
    try:
        accepted, rejected, left_out, _rows_accepted = _outcome(bytes(content))
    except (FileRefused, MixedNature) as refusal:
        assert refusal.found  # noqa: PT017 -- one of two allowed outcomes
        assert refusal.next_step  # noqa: PT017
        if isinstance(refusal, NothingAccepted):
            assert refusal.rows  # noqa: PT017
        return
    assert accepted + rejected + left_out >= 1
