"""A draft as the content of an edition: pages of the editor become modules."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from headwater.released.editions.content import (
    Absence,
    Block,
    Bullets,
    CardBlock,
    Cut,
    FigureBlock,
    FindingBlock,
    Function,
    GapBlock,
    Heading,
    KeptBlock,
    Module,
    OutsideNumber,
    Paragraph,
    QuotationBlock,
    ThemeBlock,
    Tied,
)
from headwater_web.needs.elsewhere import KINDS, Told, ToldFinding, ToldQuotation
from headwater_web.needs.models import ModulePage


def named_in(pages: Iterable[ModulePage]) -> dict[str, tuple[str, ...]]:
    """The references that pages name, by the kind of their block."""
    found: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
    for page in pages:
        for child in page.blocks:
            if child.block_type in found:
                found[child.block_type][child.value["reference"]] = None
    return {kind: tuple(references) for kind, references in found.items()}


def as_module(page: ModulePage, told: Told) -> Module:
    """A page as a module. What is not known elsewhere has no words, and is missing."""
    return Module(
        key=page.slug,
        title=page.title,
        cut=Cut(page.cut),
        function=Function(page.function) if page.function else None,
        blocks=tuple(_block(child.block_type, child.value, told) for child in page.blocks),
        computed=page.computed,
        area_code=page.area_code,
        easy=tuple(child.value for child in page.easy),
        outside=tuple(
            OutsideNumber(child.value["number"].strip(), child.value["source"].strip())
            for child in page.outside
        ),
    )


def digest_of(
    title: str, what_changed: str, modules: Sequence[Module], absences: Sequence[Absence]
) -> str:
    """What a sign-off stands for: the SHA-256 of every word of a draft, in its order."""
    said = [title, what_changed, [asdict(each) for each in modules]]
    said.append([(each.function, each.because) for each in absences])
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def digest_of_text(text: str) -> str:
    """The SHA-256 of one text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _block(kind: str, value: Any, told: Told) -> Block:
    return _BLOCKS[kind](value, told)


def _quotation(value: Any, told: Told) -> QuotationBlock:
    known = told.quotations.get(value["reference"], ToldQuotation("", ""))
    return QuotationBlock(
        value["reference"], known.words, known.attribution, value.get("bears_on") or ""
    )


def _finding(value: Any, told: Told) -> FindingBlock:
    known = told.findings.get(value["reference"], ToldFinding("", ""))
    led_to = tuple(Tied(reference, words) for reference, words in known.led_to)
    return FindingBlock(value["reference"], known.title, known.words, known.strength, led_to)


def _kept(value: Any, told: Told, otherwise: Callable[[str], KeptBlock]) -> KeptBlock:
    return told.kept.get(value["reference"]) or otherwise(value["reference"])


_BLOCKS: dict[str, Callable[[Any, Told], Block]] = {
    "paragraph": lambda value, _told: Paragraph(value),
    "heading": lambda value, _told: Heading(value),
    "bullets": lambda value, _told: Bullets(tuple(value)),
    "quotation": _quotation,
    "finding": _finding,
    "card": lambda value, told: _kept(value, told, CardBlock),
    "gap": lambda value, told: _kept(value, told, GapBlock),
    "theme": lambda value, told: _kept(value, told, ThemeBlock),
    "figure": lambda value, _told: FigureBlock(value),
}
