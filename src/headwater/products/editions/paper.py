"""An edition as it is put on paper, by the rule that the release's own document has too."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from headwater.products.editions.document import Document
from headwater.products.editions.pieces import (
    Chapter,
    Grid,
    Listing,
    Picture,
    Piece,
    Title,
    prose,
    worked,
)
from headwater.products.editions.register import Register
from headwater.products.paper import (
    HOW_COUNTED,
    NOT_PUBLISHED,
    divided,
    has_picture_on_paper,
    is_said_already,
    pointer_words,
)
from headwater.released.editions.content import FigureBlock
from headwater.released.opened import Release


def on_paper(document: Document) -> Document:
    """The same edition with the pictures of its computed parts left to the pages, but for some.

    What a picture says stays where the picture was. Rows of which nothing is published are named
    in one line. Every number in a sentence is explained at the end; those in tables stand there
    with their ranges, and are explained on the pages and in the data.
    """
    release = document.source.release
    chosen = frozenset(
        block.slug
        for module in document.edition.content.modules
        for block in module.blocks
        if isinstance(block, FigureBlock)
    )
    chapters = tuple(_chapter(each, release, chosen) for each in document.chapters)
    sentences = [replace(each, pieces=tuple(_without_tables(each)), easy=()) for each in chapters]
    register = Register(release, sentences, document.edition.numbers)
    return replace(document, chapters=chapters, register=register)


def _chapter(chapter: Chapter, release: Release, chosen: frozenset[str]) -> Chapter:
    def is_left_out(piece: Piece) -> bool:
        if not isinstance(piece, Picture) or has_picture_on_paper(piece.figure.slug, release):
            return False
        return bool(chapter.part_of) or piece.figure.slug not in chosen

    pieces: list[Piece] = []
    left_out = 0
    for are_left_out, found in groupby(chapter.pieces, is_left_out):
        if are_left_out:
            pictures = [each for each in found if isinstance(each, Picture)]
            left_out += len(pictures)
            pieces += _readings(pictures)
        else:
            pieces += [part for each in found for part in _short(each)]
    return replace(chapter, pieces=(*_without_bare_titles(pieces), *_pointer(left_out)))


def _readings(pictures: Iterable[Picture]) -> Iterator[Piece]:
    """What pictures say that are not there."""
    said = tuple(
        (f"{each.figure.title}. {each.figure.reading}",)
        for each in pictures
        if not is_said_already(each.figure.slug)
    )
    if said:
        yield Listing(said)


def _short(piece: Piece) -> Iterator[Piece]:
    """A table without the rows of which nothing is published; anything else as it is."""
    if not isinstance(piece, Grid):
        yield piece
        return
    found = divided(piece.rows, nothing=(NOT_PUBLISHED,))
    if found.rows:
        yield replace(piece, rows=found.rows)
    if found.not_published:
        names = [part for each in found.not_published for part in (*each, "; ")]
        yield prose("Not published here: ", names[:-1], ".")


def _without_tables(chapter: Chapter) -> Iterator[Piece]:
    return (each for each in chapter.pieces if not isinstance(each, Grid))


def _without_bare_titles(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces but for titles under which nothing is left."""
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        if not isinstance(piece, Title) or not _is_bare(piece, after):
            yield piece


def _is_bare(title: Title, after: Piece | None) -> bool:
    return after is None or (isinstance(after, Title) and after.level <= title.level)


def _pointer(left_out: int) -> Iterator[Piece]:
    if left_out:
        yield prose(worked(pointer_words(left_out), HOW_COUNTED))
