"""What people wrote in a module, as pieces of a chapter."""

from headwater.products.editions.figures import Figures
from headwater.products.editions.kept import kept
from headwater.products.editions.pieces import (
    Finding,
    Listing,
    Piece,
    Prose,
    Quotation,
    Title,
    text_of,
)
from headwater.released.editions.content import (
    Block,
    Bullets,
    FindingBlock,
    Heading,
    KeptBlock,
    Module,
    Paragraph,
    QuotationBlock,
)


def pieces_of(module: Module, figures: Figures) -> tuple[Piece, ...]:
    """The blocks of a module, in their order. Raises TokenUnreadable and FigureNotThere."""
    return tuple(_piece(block, figures) for block in module.blocks)


def _piece(block: Block, figures: Figures) -> Piece:
    if isinstance(block, Paragraph):
        return Prose(text_of(block.words))
    if isinstance(block, Heading):
        return Title(block.words)
    if isinstance(block, Bullets):
        return Listing(tuple(text_of(item) for item in block.items))
    if isinstance(block, QuotationBlock):
        return Quotation(block.reference, block.words, block.attribution, text_of(block.bears_on))
    if isinstance(block, FindingBlock):
        return Finding(block.reference, block.title, block.words, block.strength, block.led_to)
    if isinstance(block, KeptBlock):
        return kept(block)
    return figures.picture(block.slug)
