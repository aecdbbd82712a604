"""Reads the numbers out of the files of an edition, knowing nothing of how they were written."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pyarrow as pa

KEY = ("measure", "area_code", "period", "breakdown", "category")
Key = tuple[str, ...]
Read = tuple[str, int | None]
"""The state of a cell in words, and the count that stands with it."""
_ROW = re.compile(r"<tr id=\"n-\d+\">(.*?)</tr>", re.S)
_CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.S)
_NUMBER = re.compile(r"(?<![\w-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-])")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_STATES = {"shown": "released", "withheld": "suppressed"}


def cells_in_data(text: str) -> Iterator[tuple[Key, Read]]:
    """Every row of a data appendix."""
    for row in csv.DictReader(io.StringIO(text)):
        key = tuple(
            row[name] for name in ("Measure", "Area code", "Period", "Breakdown", "Category")
        )
        count = row["Counted (n)"]
        yield key, (_STATES[row["State"]], int(count) if count else None)


def cells_in_numbers_page(html: str) -> Iterator[tuple[Key, Read]]:
    """Every row of the page that says how each number was made."""
    for row in _ROW.findall(html):
        said, counted, link = (_CELL.findall(row)[place] for place in (1, 3, 6))
        reference = re.search(r'href="/figures/([^"]+)/"', link)
        assert reference is not None
        _, measure, area, period, breakdown, category = reference[1].split("/")
        key = (
            measure.rpartition(".v")[0], unquote(area.partition("@")[0]),
            period.replace("--", "/"), unquote(breakdown), unquote(category),
        )  # fmt: skip
        digits = re.sub(r"\D", "", counted)
        state = "suppressed" if said == "withheld" else "released"
        yield key, (state, int(digits) if digits else None)


def plain_words(html: str) -> str:
    """What a page says, pictures and styles left out."""
    text = re.sub(r"<(svg|style|head).*?</\1>", " ", html, flags=re.S)
    return unescape(re.sub(r"<[^>]+>", " ", text))


def words_of_docx(content: bytes) -> str:
    """What a DOCX says."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("word/document.xml").decode()
    return unescape(re.sub(r"<[^>]+>", " ", xml))


def numbers_in(text: str) -> set[str]:
    """Every number of a text but years, months, dates, ages and references."""
    text = re.sub(rf"\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}|\b(?:19|20)\d\d(?:-\d\d)?\b", " ", text)
    text = re.sub(r"\S*/\S*|[A-Z]+-?\d\S*|\w+\.v\d+", " ", text)  # references and codes
    return set(_NUMBER.findall(text))


def written_forms(rows: Iterable[dict[str, object]]) -> set[str]:
    """How each number of some released cells may be written: in full, or with one decimal."""
    forms: set[str] = set()
    for row in rows:
        for name in ("value", "numerator", "lower", "upper"):
            number = row[name]
            if isinstance(number, int | float):
                whole = number == int(number) or abs(number) >= 100
                forms.add(f"{number:,.0f}" if whole else f"{number:.1f}")
    return forms


def laid_over(released: pa.Table, found: Iterable[tuple[Key, Read]]) -> pa.Table:
    """The released table as it would be if everything read from files were true."""
    read = dict(found)
    rows = released.to_pylist()
    for row in rows:
        key = tuple(row[name] for name in KEY)
        if key in read:
            row["state"], row["numerator"] = read[key]
    return pa.Table.from_pylist(rows, released.schema)


def texts(folder: Path, pattern: str) -> dict[str, str]:
    """The text of some files by name."""
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob(pattern))}
