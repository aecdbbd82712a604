"""What of an edition is put on paper: all of its words, and the pictures that matter most.

Every picture of a hundred measures would be five hundred pages that nobody reads. The pages and
the data hold them all; paper holds those of the national success measures, and those that people
chose for their own modules.
"""

from collections.abc import Iterator
from dataclasses import replace

from headwater.products.editions.document import Document
from headwater.products.editions.pieces import Chapter, Picture, Piece, Title, prose, worked
from headwater.products.editions.register import Register
from headwater.vocabulary.counts import counted

_HOW = "Counted in this document."


def on_paper(document: Document) -> Document:
    """The same edition with the pictures of its computed parts left to the pages, but for some.

    Parts of which nothing but a title would be left are left out. Numbers are explained as before.
    """
    kept = tuple(
        f"{measure.measure}-"
        for measure in document.source.release.measures
        if measure.national_success_measure
    )
    chapters = tuple(_chapters(document, kept))
    register = Register(document.source.release, chapters, document.edition.numbers)
    return replace(document, chapters=chapters, register=register)


def _chapters(document: Document, kept: tuple[str, ...]) -> Iterator[Chapter]:
    for chapter in document.chapters:
        if not chapter.part_of:
            yield chapter
            continue
        pieces = [piece for piece in chapter.pieces if not _is_left_out(piece, kept)]
        left_out = len(chapter.pieces) - len(pieces)
        pieces = list(_without_bare_titles(pieces))
        if pieces:
            yield replace(chapter, pieces=(*pieces, *_pointer(left_out)))


def _is_left_out(piece: Piece, kept: tuple[str, ...]) -> bool:
    return isinstance(piece, Picture) and not piece.figure.slug.startswith(kept)


def _without_bare_titles(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces but for titles under which nothing is left."""
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        if not isinstance(piece, Title) or not (after is None or isinstance(after, Title)):
            yield piece


def _pointer(left_out: int) -> Iterator[Piece]:
    if left_out:
        many = worked(counted(left_out, "more picture"), _HOW)
        yield prose(many, " of this part, with their tables, are on its page on the site.")
