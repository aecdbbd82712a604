"""What a chapter of an edition is made of, before it is a page, a print or a DOCX.

A text is a run of words, released numbers and numbers worked out from them, so that none of them
is ever typed: wherever a text goes, each number of it knows how it was made.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from headwater.released.editions.content import Tied
from headwater.released.editions.tokens import Form, Token, parts_of
from headwater.released.record import ReleasedFigure
from headwater.released.values import ValueRow
from headwater.vocabulary.periods import MONTH_NAMES


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A number that is no cell of the release but follows from it, and how: 21 of 28."""

    words: str
    how: str


_WORKED = re.compile(
    r"(?<![\w.-])(?<!under )(?<!over )(?<!aged )(?!(?:19|20)\d\d\b)"
    r"\d+(?:,\d{3})*(?:\.\d+)?%?(?: of \d+(?:,\d{3})*)?(?![\w-])"
    rf"(?! (?:{'|'.join(MONTH_NAMES)}) \d{{4}})"
)
"""A number that is no year, age, day of a month or part of a name; "21 of 28" is one."""

Run = str | Token | WorkedOut
Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A heading inside a chapter, of level 2 or 3."""

    words: str
    level: Literal[2, 3] = 2
    kind: Literal["title"] = "title"


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph; a lead is the one that opens an edition."""

    text: Text
    is_lead: bool = False
    kind: Literal["prose"] = "prose"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of sentences."""

    items: tuple[Text, ...]
    kind: Literal["listing"] = "listing"


@dataclass(frozen=True, slots=True)
class Terms:
    """Words, each with what it means."""

    pairs: tuple[tuple[str, Text], ...]
    kind: Literal["terms"] = "terms"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the first cell of each row is its head. No cell is ever blank.

    `how` says how numbers in it were made that are no cells of the release.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    how: str = ""
    kind: Literal["grid"] = "grid"


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure of the release, with its table as it lies beside the picture."""

    figure: ReleasedFigure
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words as they were cleared, beside the number that they bear on."""

    reference: str
    words: str
    attribution: str
    bears_on: Text = ()
    kind: Literal["quotation"] = "quotation"


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding, how strong its evidence is, and what it led to."""

    reference: str
    title: str
    words: str
    strength: str
    led_to: tuple[Tied, ...]
    kind: Literal["finding"] = "finding"


@dataclass(frozen=True, slots=True)
class Kept:
    """A thing that is kept elsewhere as it stood: an evidence card, a gap or a theme.

    `sort` says what it is; `facts` are words, each with what it is about, the source among them.
    Its numbers are those of its own source and no cells of the release.
    """

    reference: str
    sort: str
    title: str
    words: str
    facts: tuple[tuple[str, str], ...]
    address: str = ""
    kind: Literal["kept"] = "kept"


@dataclass(frozen=True, slots=True)
class Attention:
    """What a reader must know before going on."""

    text: Text
    kind: Literal["attention"] = "attention"


Piece = Title | Prose | Listing | Terms | Grid | Picture | Quotation | Finding | Kept | Attention


@dataclass(frozen=True, slots=True)
class Chapter:
    """One page of an edition. `part_of` is the key of the chapter that it belongs under.

    `easy` are the sentences of the easy-read version. `function` is one of the four, in words.
    """

    key: str
    title: str
    pieces: tuple[Piece, ...]
    easy: tuple[Text, ...] = ()
    function: str = ""
    part_of: str = ""


def text_of(words: str) -> Text:
    """Authored words, with their tokens. Raises TokenUnreadable."""
    return tuple(parts_of(words))


def text(*runs: Run | Iterable[Run]) -> Text:
    """Runs one after another, none of them empty."""
    flat: list[Run] = []
    for run in runs:
        flat.extend([run] if isinstance(run, str | Token | WorkedOut) else run)
    return tuple(run for run in flat if run)


def prose(*runs: Run | Iterable[Run]) -> Prose:
    """One paragraph."""
    return Prose(text(*runs))


def worked(sentence: str, how: str) -> Text:
    """A sentence whose numbers follow from the release, each bound to how it was worked out.

    >>> [run.words for run in worked("On 3 May 2025, 21 of 28, under 25, were lower.", "Counted.")
    ...  if isinstance(run, WorkedOut)]
    ['21 of 28']
    """
    runs: list[Run] = []
    end = 0
    for found in _WORKED.finditer(sentence):
        runs += [sentence[end : found.start()], WorkedOut(found[0], how)]
        end = found.end()
    return text(runs, sentence[end:])


def grid(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]], *, how: str) -> Grid:
    """A table whose cells are plain words and numbers that were all worked out in one way."""
    return Grid(caption, tuple(heads), tuple(tuple((cell,) for cell in row) for row in rows), how)


def number(row: ValueRow, form: Form = Form.NUMBER) -> Token:
    """The token of one cell."""
    return Token(row.measure, row.area_code, row.period, form, row.breakdown, row.category)


def texts_of_piece(piece: Piece) -> Iterator[Text]:
    """Every text of a piece, in the order in which it is read."""
    if isinstance(piece, Prose | Attention):
        yield piece.text
    elif isinstance(piece, Listing):
        yield from piece.items
    elif isinstance(piece, Terms):
        yield from (words for _, words in piece.pairs)
    elif isinstance(piece, Grid):
        yield from (cell for row in piece.rows for cell in row)
    elif isinstance(piece, Quotation):
        yield piece.bears_on


def texts_of_chapter(chapter: Chapter) -> Iterator[Text]:
    """Every text of a chapter, the easy-read sentences last."""
    for piece in chapter.pieces:
        yield from texts_of_piece(piece)
    yield from chapter.easy


def tokens_of(texts: Iterable[Text]) -> tuple[Token, ...]:
    """The tokens of some texts, each once."""
    return tuple(dict.fromkeys(run for each in texts for run in each if isinstance(run, Token)))
