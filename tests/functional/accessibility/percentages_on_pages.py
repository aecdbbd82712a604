"""Percentages of a page or file that stand alone, found block by block as a reader would."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from headwater.vocabulary.claims.percentages import bare_percentages

_BLOCKS = frozenset(
    {
        *("p", "li", "dd", "dt", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"),
        *("caption", "blockquote", "legend", "label", "summary", "div", "section", "article"),
        *("header", "footer", "main", "nav", "form", "option", "text"),
    }
)
_SILENT = frozenset({"script", "style", "title", "option", "textarea"})


class _Blocks(HTMLParser):
    """Gathers the words of each block. A row of a table is read with the table's head."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._words: list[list[str]] = [[]]
        self._heads: list[str] = []
        self._is_head = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._heads.append("")
        self._is_head += tag in {"thead", "caption"}
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self._words.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS and len(self._words) > 1:
            said = " ".join(self._words.pop())
            if self._is_head and self._heads:
                self._heads[-1] += f" {said}"
            if said.strip():
                self.blocks.append(f"{self._heads[-1] if self._heads else ''} {said}")
        self._is_head -= tag in {"thead", "caption"}
        self._silent -= tag in _SILENT
        if tag == "table" and self._heads:
            self._heads.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self._words[-1].append(data.strip())


def blocks_of(html: str) -> tuple[str, ...]:
    """The words of each block of a page."""
    reader = _Blocks()
    reader.feed(html)
    reader.close()
    return tuple(" ".join(block.split()) for block in reader.blocks)


def alone_on_page(html: str) -> tuple[str, ...]:
    """Each percentage that stands alone on a page, with the block in which it stands."""
    return tuple(
        f"{percentage} in “{block[:200]}”"
        for block in blocks_of(html)
        for percentage in bare_percentages(block)
    )


def alone_in_file(text: str) -> tuple[str, ...]:
    """The same of a file: of lines, each read with the first, or of what JSON says of one thing."""
    return tuple(
        f"{percentage} in “{block[:200]}”"
        for block in _blocks_in_file(text)
        for percentage in bare_percentages(block)
    )


def _blocks_in_file(text: str) -> Iterator[str]:
    if text.startswith(("{", "[")):
        yield from _objects_of(json.loads(text))
        return
    lines = text.splitlines()
    head = lines[0] if lines else ""
    yield from (f"{head} {line}" for line in lines)


def _objects_of(said: Any) -> Iterator[str]:
    """The words of each object of JSON, those within it apart."""
    within = list(said.values()) if isinstance(said, dict) else said
    yield " ".join(str(each) for each in within if isinstance(each, str | int | float))
    for each in within:
        if isinstance(each, dict | list):
            yield from _objects_of(each)
