"""One cut of an edition, written out: its chapters, and every number of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from headwater.products.editions.authored import pieces_of
from headwater.products.editions.computed.about_the_data import data, scope
from headwater.products.editions.computed.annex import annex
from headwater.products.editions.computed.areas import area, districts
from headwater.products.editions.computed.changes import changes
from headwater.products.editions.computed.expected import expected
from headwater.products.editions.computed.factors import factors
from headwater.products.editions.computed.measures import people, places, themes
from headwater.products.editions.computed.opening import glance, summary
from headwater.products.editions.kept import easily
from headwater.products.editions.pieces import (
    Chapter,
    Listing,
    Prose,
    Text,
    text,
    text_of,
    texts_of_piece,
    tokens_of,
)
from headwater.products.editions.register import Register
from headwater.products.editions.source import Source
from headwater.released.editions.content import Cut, Function, Module
from headwater.released.editions.frozen import FrozenEdition
from headwater.released.editions.tokens import Form

Computer = Callable[[Source, Module], Iterator[Chapter]]

COMPUTERS: Final[dict[str, Computer]] = {
    "summary": summary,
    "glance": glance,
    "scope": scope,
    "data": data,
    "themes": themes,
    "expected": expected,
    "places": places,
    "people": people,
    "factors": factors,
    "districts": districts,
    "area": area,
    "changes": changes,
    "annex": annex,
}
"""How each module of the catalogue is written."""

FUNCTION_WORDS: Final[dict[Function, str]] = {
    Function.PREVALENCE: "How much violence there is",
    Function.EVIDENCE: "What the evidence says",
    Function.LIVED_EXPERIENCE: "What people live through",
    Function.ASSETS: "What is already there",
}


@dataclass(frozen=True, slots=True)
class Document:
    """One cut of an edition. `chapters` are in reading order, parts after what they are under."""

    edition: FrozenEdition
    cut: Cut
    source: Source
    chapters: tuple[Chapter, ...]
    register: Register

    @property
    def name(self) -> str:
        """The stem of the names of its files."""
        reference = self.edition.content.reference
        return self.edition.content.edition_id.lower() if reference else "needs-assessment"


def written_out(edition: FrozenEdition, source: Source, cut: Cut) -> Document:
    """One cut with all that its modules say. Raises the release's faults, and FigureNotThere."""
    chapters = tuple(
        chapter
        for module in edition.content.modules
        if cut.holds(module.cut)
        for chapter in chapters_of(module, source)
    )
    register = Register(source.release, chapters, edition.numbers)
    return Document(edition, cut, source, chapters, register)


def chapters_of(module: Module, source: Source) -> tuple[Chapter, ...]:
    """What people wrote in a module, then what the engine writes after it.

    Raises the release's faults, and FigureNotThere.
    """
    if module not in source.written:
        source.written[module] = _chapters_of(module, source)
    return source.written[module]


def _chapters_of(module: Module, source: Source) -> tuple[Chapter, ...]:
    authored = pieces_of(module, source.figures)
    function = FUNCTION_WORDS[module.function] if module.function else ""
    if not module.computed:
        chapters = [Chapter(module.key, module.title, authored)]
    else:
        chapters = list(COMPUTERS[module.computed](source, module))
    first = replace(
        chapters[0],
        pieces=authored + (chapters[0].pieces if module.computed else ()),
        function=function,
        easy=_easy(module, chapters[0]),
    )
    return (first, *chapters[1:])


def _easy(module: Module, first: Chapter) -> tuple[Text, ...]:
    """The authored easy sentences; else the engine's own; else one that says what it is about."""
    if module.easy:
        return tuple(text_of(sentence) for sentence in module.easy)
    if first.easy:
        return first.easy
    about: Text = (f"This part is about {module.title}.",)
    more = easily(module)
    said = [
        token
        for piece in first.pieces
        if isinstance(piece, Prose | Listing)
        for token in tokens_of(texts_of_piece(piece))
        if token.form in (Form.COUNT, Form.NUMBER, Form.RATE)
    ]
    if said:
        return (about, text("One number of it is ", said[0], "."), *more)
    return (about, *more)
