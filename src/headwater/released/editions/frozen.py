"""An edition as it was published: its words, and every number as it read that day."""

import json
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from headwater.released.editions.content import (
    Bullets,
    EditionContent,
    Module,
    Paragraph,
    QuotationBlock,
)
from headwater.released.editions.said import SaidNumber, say
from headwater.released.editions.tokens import Token, tokens_in
from headwater.released.opened import Release


@dataclass(frozen=True, slots=True)
class FrozenEdition:
    """What an edition says for ever. `numbers` are in the order in which the text has them first.

    `as_at`, `partnership` and `is_synthetic` are those of its release.
    """

    content: EditionContent
    numbers: tuple[SaidNumber, ...]
    partnership: str
    as_at: str
    is_synthetic: bool

    def number(self, token: Token) -> SaidNumber:
        """How a token reads. Raises KeyError for a token that the edition does not have."""
        return {each.token: each for each in self.numbers}[str(token)]

    def is_embargoed(self, now: datetime) -> bool:
        """Whether it may not be shown to everyone yet."""
        return self.content.embargoed_until is not None and now < self.content.embargoed_until


def freeze(content: EditionContent, release: Release) -> FrozenEdition:
    """The edition with every token said by its release, which must be the one that it names.

    Raises TokenUnreadable, NothingKnown, and the release's faults for what it has not.
    """
    if content.release_id != release.release_id:
        raise ValueError(f"found {release.release_id}; expected {content.release_id}")
    tokens = tokens_in(*(text for module in content.modules for text in texts_of(module)))
    return FrozenEdition(
        content=content,
        numbers=tuple(say(release, token) for token in tokens),
        partnership=release.partnership.name,
        as_at=release.as_at_date.isoformat(),
        is_synthetic=release.is_synthetic,
    )


def texts_of(module: Module) -> tuple[str, ...]:
    """Every text of a module that may hold tokens, the easy-read sentences last."""
    texts: list[str] = []
    for block in module.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.words)
        elif isinstance(block, Bullets):
            texts.extend(block.items)
        elif isinstance(block, QuotationBlock) and block.bears_on:
            texts.append(block.bears_on)
    return (*texts, *module.easy)


def write_edition(edition: FrozenEdition) -> str:
    """The edition as JSON, always in the same bytes."""
    plain = _ADAPTER.dump_python(edition, mode="json")
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_edition(text: str) -> FrozenEdition:
    """The edition that a text of `write_edition` holds. Raises pydantic.ValidationError."""
    return _ADAPTER.validate_json(text)


_ADAPTER = TypeAdapter(FrozenEdition)
