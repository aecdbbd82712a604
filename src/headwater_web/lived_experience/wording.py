"""Paragraphs of a note, words found in it, and quotations that only leave words out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

CUT = "[…]"
"""Stands where words were left out."""
_CUTS = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
_BREAK = re.compile(r"\n\s*\n")
_ALIKE = {"'": "['\u2018\u2019]", '"': '["\u201c\u201d]', "-": "[-\u2010\u2011\u2013]"}
_ALIKE |= {"\u2018": _ALIKE["'"], "\u2019": _ALIKE["'"]}
_ALIKE |= {"\u201c": _ALIKE['"'], "\u201d": _ALIKE['"'], "\u2013": _ALIKE["-"]}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a note: its number from 1, and where it starts and ends in characters."""

    number: int
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that the same spans cover: `spans` are their numbers, in the order in which given."""

    words: str
    spans: tuple[int, ...]


def one_way_of_lines(text: str) -> str:
    """The text with one sign for the end of a line, whichever way it was sent."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text: what stands between empty lines.

    >>> [(each.start, each.end) for each in paragraphs("Once.  Twice.")]
    [(0, 13)]
    """
    bounds, start = [], 0
    for match in _BREAK.finditer(text):
        bounds.append((start, match.start()))
        start = match.end()
    bounds.append((start, len(text)))
    return tuple(
        Paragraph(number, first, last, text[first:last])
        for number, (first, last) in enumerate(
            ((first, last) for first, last in bounds if text[first:last].strip()), start=1
        )
    )


def places_of(words: str, paragraph: Paragraph) -> tuple[tuple[int, int], ...]:
    """Where typed words stand in a paragraph: starts and ends in the note.

    Large and small letters, kinds of quotation marks and the width of spaces make no difference.
    """
    pattern = r"\s+".join("".join(map(_alike, word)) for word in words.split())
    if not pattern:
        return ()
    return tuple(
        (paragraph.start + found.start(), paragraph.start + found.end())
        for found in re.finditer(pattern, paragraph.words, re.IGNORECASE)
    )


def is_only_cut(words: str, original: str) -> bool:
    """Whether words are those of the original, with some left out at […] and none changed.

    >>> is_only_cut("I walk […] every day.", "I walk the long way every day. It is dark.")
    True
    >>> is_only_cut("I ran every day.", "I walk the long way every day.")
    False
    """
    at, whole = 0, _one_space(original)
    parts = [_one_space(part) for part in _CUTS.split(words)]
    if not any(parts):
        return False
    for part in parts:
        found = _whole_words(part, whole, at)
        if found is None:
            return False
        at = found
    return True


def with_cuts(words: str) -> str:
    """The words with each cut written in the same way.

    >>> with_cuts("I walk [...] every day.")
    'I walk […] every day.'
    """
    return _CUTS.sub(f" {CUT} ", words).strip()


def stretches(text: str, first: int, spans: Iterable[tuple[int, int]]) -> tuple[Stretch, ...]:
    """A text in stretches, each with the spans that cover all of it. Spans may overlap.

    `first` is where the text begins in its note; spans are starts and ends in the note.
    """
    known = list(spans)
    last = first + len(text)
    edges = {first, last} | {min(max(edge, first), last) for span in known for edge in span}
    ordered = sorted(edges)
    return tuple(
        Stretch(
            text[start - first : end - first],
            tuple(
                number
                for number, (begins, ends) in enumerate(known)
                if begins <= start and end <= ends
            ),
        )
        for start, end in pairwise(ordered)
    )


def _alike(letter: str) -> str:
    return _ALIKE.get(letter, re.escape(letter))


def _one_space(words: str) -> str:
    return " ".join(words.split())


def _whole_words(part: str, whole: str, at: int) -> int | None:
    """Where a part ends that stands at `at` or later, not beginning or ending within a word."""
    if not part:
        return at
    found = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)").search(whole, at)
    if found is None:
        return None
    return found.end()
