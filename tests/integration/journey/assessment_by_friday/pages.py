"""What stands in the pages of an assessment: links, numbers, tables, and how numbers were made."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from tests.oracles.editions.reading_files import numbers_in, plain_words

NUMBERS, EASY = "numbers.html", "easy-read.html"
_HREF = re.compile(r'href="([^"]*)"')
_NUMBER = re.compile(r'<a class="number" href="([^"]*)#([nw]-\d+)">(.*?)</a>', re.S)
_ROW = re.compile(r"<tr id=\"(n-\d+)\">(.*?)</tr>", re.S)
_CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.S)
_WORKED = re.compile(r'(?:<dt id="w-\d+">[^<]*</dt>)+<dd>.*?</dd>', re.S)
_TABLE = re.compile(r"<table[^>]*>\s*<caption><span>(.*?)</span></caption>(.*?)</table>", re.S)
_FIGURE = re.compile(r"<figure.*?</figure>", re.S)
_TOLD_HOW = re.compile(
    r'<div class="scroll"(?:(?!</div>).)*</div>\s*<p class="beneath">.*?</p>', re.S
)
_EXPLANATION = re.compile(r'<h2 id="numbers">.*?</main>', re.S)


@dataclass(frozen=True, slots=True)
class Link:
    """A number in the words of a page, and the anchor where it is explained."""

    page: str
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Made:
    """One row of the page that says how each number was made."""

    where: str
    said: str
    counted: int | None
    as_at: str
    address: str


def pages_of(folder: Path) -> dict[str, str]:
    """Every page of a folder of the assessment, and of the change report inside it."""
    found = (*folder.glob("*.html"), *folder.glob("change-report/*.html"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(found)}


def links_of(html: str) -> list[str]:
    """Every address that a page leads to."""
    return [unescape(each) for each in _HREF.findall(html)]


def ids_of(html: str) -> set[str]:
    """Every place in a page that a link can lead to."""
    return set(re.findall(r' id="([^"]+)"', html))


def number_links(page: str, html: str) -> list[Link]:
    """The numbers in the words of a page that lead to how they were made."""
    return [
        Link(target or page, anchor, plain_words(words).strip())
        for target, anchor, words in _NUMBER.findall(html)
    ]


def made_of(html: str) -> dict[str, Made]:
    """The cells that a page explains, by anchor."""
    found = {}
    for anchor, row in _ROW.findall(html):
        cells = _CELL.findall(row)
        where, said, _, counted, _, as_at = (plain_words(cell).strip() for cell in cells[:6])
        digits = re.sub(r"\D", "", counted)
        (address,) = links_of(cells[6])
        found[anchor] = Made(where, said, int(digits) if digits else None, as_at, unquote(address))
    return found


def worked_out(html: str) -> dict[str, str]:
    """How each number that is no cell was worked out, by anchor."""
    return {
        anchor: plain_words(ways)
        for ways in _WORKED.findall(html)
        for anchor in re.findall(r'id="(w-\d+)"', ways)
    }


def tables_of(html: str) -> dict[str, list[list[str]]]:
    """The tables of a page by their captions: the heads, then rows of cells as HTML."""
    return {
        plain_words(caption).strip(): [
            _CELL.findall(row) for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.S)
        ]
        for caption, body in _TABLE.findall(html)
    }


def headings_of(html: str) -> list[str]:
    """The headings of a page below its title."""
    return [plain_words(each).strip() for each in re.findall(r"<h2[^>]*>(.*?)</h2>", html, re.S)]


def untold_numbers(html: str) -> Iterator[str]:
    """Numbers that lead nowhere: in no link, in no figure, in no table that says how it was made.

    The part that explains numbers is left out.
    """
    for told in (_EXPLANATION, _FIGURE, _NUMBER, _TOLD_HOW):
        html = told.sub(" ", html)
    yield from numbers_in(plain_words(html))


def figures_of(html: str) -> list[str]:
    """The figures of a page, each with its table and its links."""
    return _FIGURE.findall(html)
