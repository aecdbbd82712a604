"""Files that nobody meant to send, made from a seed: each with what is known of its rows."""

import gzip
import io
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from tests.unit.intake.small_feed import HEADERS, SOUND

_CELLS = ["", " ", "x", "0", "-1", "Total", "=1+1", "5/1", "05-Jan", "é", "😀", "<5", "*", "1,000"]
_ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"]
_LONG = 1 << 21


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """One file. `records` is how many records stand in it under and above the header, if known.

    Blank lines are no records, and the header is none.
    """

    kind: str
    name: str
    content: bytes
    records: int | None = None


def fuzzed(seed: int) -> Fuzzed:
    """The file of that seed."""
    chance = random.Random(seed)
    return _KINDS[seed % len(_KINDS)](chance)


def _rows(chance: random.Random, *, at_most: int = 30) -> list[list[str]]:
    """Rows of the small feed, most of them sound, with references of their own."""
    rows = []
    for number in range(chance.randint(1, at_most)):
        row = {**SOUND, "Ref": f"SYN-{number}"}
        if chance.random() < 0.3:
            row[chance.choice(HEADERS[1:])] = chance.choice(_CELLS)
        rows.append([row[header] for header in HEADERS])
    return rows


def _lines(rows: list[list[str]], delimiter: str) -> list[str]:
    """Lines without quotes: a cell loses the sign that divides cells."""
    return [delimiter.join(cell.replace(delimiter, " ") for cell in row) for row in rows]


def _text(chance: random.Random) -> Fuzzed:
    """Any encoding, delimiter and end of line; titles, blank lines, totals and notes."""
    delimiter, newline = chance.choice(",;\t|"), chance.choice(["\n", "\r\n"])
    rows = _rows(chance)
    above = [["Incidents"]] * chance.choice([0, 0, 0, 1, 3])
    below = [["Total", *[""] * (len(HEADERS) - 1)]] * chance.choice([0, 0, 1])
    below += [["A note of the sender", *[""] * (len(HEADERS) - 1)]] * chance.choice([0, 0, 2])
    lines = _lines([*above, HEADERS, *rows, *below], delimiter)
    for _ in range(chance.choice([0, 0, 2])):
        lines.insert(chance.randint(len(above) + 1, len(lines)), "")
    ended = newline.join(lines) + chance.choice(["", newline])
    content = ended.encode(chance.choice(_ENCODINGS), "replace")
    return Fuzzed("text", "a.csv", content, len(above) + len(rows) + len(below))


def _odd_bytes(chance: random.Random) -> Fuzzed:
    """A NUL, a quote that never closes, a byte that is no text, or a very long cell in one row."""
    rows = _rows(chance)
    lines = [line.encode() for line in _lines([HEADERS, *rows], ",")]
    place = chance.randint(1, len(rows))
    odd = chance.choice([b"\0", b"\xff", b"\x81", b'"', b"x" * _LONG])
    cells = lines[place].split(b",")
    cells[chance.randrange(len(cells))] = odd + b"a"
    lines[place] = b",".join(cells)
    return Fuzzed("odd bytes", "b.csv", b"\n".join(lines) + b"\n", len(rows))


def _cells_amiss(chance: random.Random) -> Fuzzed:
    """Rows with more or fewer cells than there are headers."""
    rows = _rows(chance)
    for row in rows:
        if chance.random() < 0.3:
            del row[chance.randrange(1, len(row)) :]
        elif chance.random() < 0.3:
            row.extend(["more"] * chance.randint(1, 40))
    return Fuzzed("cells", "c.csv", "\n".join(_lines([HEADERS, *rows], ",")).encode(), len(rows))


def _header_amiss(chance: random.Random) -> Fuzzed:
    """A header that is shifted, repeated, shuffled, emptied, or far too wide."""
    rows, headers = _rows(chance), list(HEADERS)
    what = chance.randrange(5)
    if what == 0:
        headers = ["", *headers[:-1]]
    elif what == 1:
        headers[chance.randrange(len(headers))] = chance.choice(headers)
    elif what == 2:
        order = list(range(len(headers)))
        chance.shuffle(order)
        headers = [headers[place] for place in order]
        rows = [[row[place] for place in order] for row in rows]
    elif what == 3:
        headers[chance.randrange(len(headers))] = chance.choice(["", "?", "Ref No", "x" * 5_000])
    else:
        more = chance.choice([1, 300, 10_001])
        headers += [f"More {number}" for number in range(more)]
        rows = [row + [""] * more for row in rows[:5]]
    content = "\n".join(_lines([headers, *rows], ",")).encode()
    return Fuzzed("header", "d.csv", content, len(rows))


def _random_bytes(chance: random.Random) -> Fuzzed:
    beginning = chance.choice(
        [b"", b"PK\x03\x04", b"\x1f\x8b", b"PAR1", b"\xff\xfe", b"Ref,When\n"]
    )
    return Fuzzed("random", "e.csv", beginning + chance.randbytes(chance.randint(0, 4_000)))


def _packed(chance: random.Random) -> Fuzzed:
    """A zip or gz that is whole, cut short, altered, or holds several files or strange names."""
    rows = _rows(chance)
    plain = "\n".join(_lines([HEADERS, *rows], ",")).encode()
    if chance.random() < 0.4:
        content = gzip.compress(plain, mtime=0)
    else:
        names = chance.choice([["a.csv"], ["a.csv"], ["../a.csv"], ["a.csv", "b.csv"], []])
        content = _zipped(dict.fromkeys(names, plain))
    damage = chance.choice([None, None, _cut, _altered])
    if damage:
        return Fuzzed("packed, damaged", "f.zip", damage(content, chance))
    return Fuzzed("packed", "f.zip", content, len(rows))


def _workbook(chance: random.Random) -> Fuzzed:
    """A workbook, whole, or with one of its parts altered within its zip, or outside of it."""
    rows = _rows(chance)
    book = openpyxl.Workbook()
    for row in [HEADERS, *rows]:
        book.active.append([cell or None for cell in row])
    parts = _parts_of(book)
    content = _zipped(parts)
    what = chance.randrange(4)
    if what == 0:
        return Fuzzed("workbook", "g.xlsx", content, len(rows))
    if what == 1:
        return Fuzzed("workbook, damaged", "g.xlsx", _altered(content, chance))
    if what == 2:
        return Fuzzed("workbook, cut", "g.xlsx", _cut(content, chance))
    name = chance.choice(sorted(parts))
    parts[name] = chance.choice([_altered, _cut, _spliced])(parts[name], chance)
    return Fuzzed("workbook, XML altered", "g.xlsx", _zipped(parts))


def _parts_of(book: openpyxl.Workbook) -> dict[str, bytes]:
    """The parts of a saved workbook, without the moment at which it was saved."""
    saved = io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2026-01-01T00:00:00Z", core)
    return parts


def _parquet(chance: random.Random) -> Fuzzed:
    rows = _rows(chance)
    columns = {header: [row[place] for row in rows] for place, header in enumerate(HEADERS)}
    saved = io.BytesIO()
    pq.write_table(pa.table(columns), saved)
    content = saved.getvalue()
    if chance.random() < 0.4:
        return Fuzzed("parquet", "h.parquet", content, len(rows))
    return Fuzzed("parquet, cut", "h.parquet", _cut(content, chance))


def _mangled_text(chance: random.Random) -> Fuzzed:
    """Text with bytes altered, lines spliced or cut anywhere."""
    content = "\r\n".join(_lines([HEADERS, *_rows(chance)], ",")).encode()
    for _ in range(chance.randint(1, 4)):
        content = chance.choice([_altered, _spliced, _cut, _quoted])(content, chance)
    return Fuzzed("mangled text", "i.csv", content)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) or 1)]


def _altered(content: bytes, chance: random.Random) -> bytes:
    altered = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        if altered:
            altered[chance.randrange(len(altered))] = chance.randrange(256)
    return bytes(altered)


def _spliced(content: bytes, chance: random.Random) -> bytes:
    """A piece of the content once more, at another place."""
    at, begins = chance.randrange(len(content) or 1), chance.randrange(len(content) or 1)
    return content[:at] + content[begins : begins + chance.randint(1, 400)] + content[at:]


def _quoted(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) or 1)
    return content[:at] + chance.choice([b'"', b'""', b'"\n', b',"']) + content[at:]


def _zipped(parts: dict[str, bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return saved.getvalue()


_KINDS: list[Callable[[random.Random], Fuzzed]] = [
    _text,
    _odd_bytes,
    _cells_amiss,
    _header_amiss,
    _random_bytes,
    _packed,
    _workbook,
    _parquet,
    _mangled_text,
]
