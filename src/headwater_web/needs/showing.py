"""Modules as pages show them: each text with its numbers, each figure with its table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.urls import reverse

from headwater.released.editions.content import (
    Block,
    Bullets,
    CardBlock,
    FigureBlock,
    FindingBlock,
    GapBlock,
    Heading,
    Module,
    Paragraph,
    QuotationBlock,
    ThemeBlock,
)
from headwater.released.figures import parse_figure_reference
from headwater.released.opened import Release
from headwater.released.words import period_words, value_words
from headwater.vocabulary.faults import Fault
from headwater_web.needs.numbers import Saying, ShownText, figure_address, shown_text
from headwater_web.ui.words import category_words

WORDS_A_MINUTE = 200
"""How fast plain words are read; a little slower than the usual 238 of silent reading."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One value of a figure's table, and the page that says how it was made."""

    area: str
    period: str
    group: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure as it was released: its drawing, its reading, its table and its source."""

    title: str
    reading: str
    source: str
    notes: tuple[str, ...]
    drawing: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block of a module. `texts` are those that may hold numbers.

    `since` says what became of a card after the edition was published.
    """

    block: Block
    texts: tuple[ShownText, ...] = ()
    figure: ShownFigure | None = None
    since: str = ""

    @property
    def kind(self) -> str:
        """What sort of block it is."""
        return self.block.kind


@dataclass(frozen=True, slots=True)
class ShownModule:
    """A module with its texts said."""

    module: Module
    blocks: tuple[ShownBlock, ...]
    easy: tuple[ShownText, ...]

    @property
    def texts(self) -> tuple[ShownText, ...]:
        """Every text that may hold numbers, the easy-read sentences last."""
        return (*(text for block in self.blocks for text in block.texts), *self.easy)

    @property
    def plain(self) -> str:
        """All of it in words, for a search."""
        said = [text.plain for text in self.texts]
        said += [_words_of(each.block) for each in self.blocks if not each.texts]
        return " ".join((self.module.title, *said))

    @property
    def minutes(self) -> int:
        """About how long it takes to read, at least one minute."""
        return max(1, round(len(self.plain.split()) / WORDS_A_MINUTE))


def shown_module(module: Module, saying: Saying, release: Release | None) -> ShownModule:
    """A module with its numbers said, and its figures as `release` has them."""
    return ShownModule(
        module,
        tuple(_shown_block(block, saying, release) for block in module.blocks),
        tuple(shown_text(text, saying) for text in module.easy),
    )


def with_since(module: ShownModule, since: Mapping[str, str]) -> ShownModule:
    """The module with what became of its cards; `since` is by their references."""
    return replace(
        module,
        blocks=tuple(
            replace(each, since=since.get(each.block.reference, ""))
            if isinstance(each.block, CardBlock)
            else each
            for each in module.blocks
        ),
    )


def with_texts(module: ShownModule, changed: dict[str, ShownText]) -> ShownModule:
    """The module with some of its texts put in place of those of the same digest."""
    blocks = tuple(
        replace(block, texts=tuple(changed.get(text.digest, text) for text in block.texts))
        for block in module.blocks
    )
    easy = tuple(changed.get(text.digest, text) for text in module.easy)
    return replace(module, blocks=blocks, easy=easy)


def _words_of(block: Block) -> str:
    """What a block says in words that hold no numbers of ours."""
    if isinstance(block, CardBlock):
        return " ".join((block.question, block.number, block.reading, block.unknowns))
    if isinstance(block, GapBlock):
        return f"{block.question} {block.why}"
    if isinstance(block, ThemeBlock):
        return f"{block.name} {block.definition} {block.people}"
    return block.words if isinstance(block, Heading | FindingBlock | QuotationBlock) else ""


def _shown_block(block: Block, saying: Saying, release: Release | None) -> ShownBlock:
    if isinstance(block, Paragraph):
        return ShownBlock(block, (shown_text(block.words, saying),))
    if isinstance(block, Bullets):
        return ShownBlock(block, tuple(shown_text(item, saying) for item in block.items))
    if isinstance(block, QuotationBlock) and block.bears_on:
        return ShownBlock(block, (shown_text(block.bears_on, saying),))
    if isinstance(block, FigureBlock):
        return ShownBlock(block, figure=_shown_figure(block.slug, release))
    return ShownBlock(block)


def _shown_figure(slug: str, release: Release | None) -> ShownFigure | None:
    figure = release.figures.get(slug) if release is not None else None
    if figure is None or release is None:
        return None
    address = reverse(
        "publications:document_file", args=[release.release_id, "figures", f"{slug}.svg"]
    )
    rows = (_figure_row(release, reference) for reference in figure.references)
    return ShownFigure(
        figure.title,
        figure.reading,
        figure.source,
        tuple(figure.notes),
        address,
        tuple(row for row in rows if row is not None),
    )


def _figure_row(release: Release, written: str) -> FigureRow | None:
    """One row of the table; a cell that the release no longer has is left to the drawing."""
    try:
        told = parse_figure_reference(written)
        row = release.cell(told.measure, told.area_code, told.period, told.breakdown, told.category)
        measure, area = release.measure(told.measure), release.area(told.area_code)
    except Fault:
        return None
    group = "" if told.breakdown == "all" else category_words(told.category)
    return FigureRow(
        area.name,
        period_words(row.period),
        group,
        value_words(row, measure),
        figure_address(written),
    )
