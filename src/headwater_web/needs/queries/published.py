"""Editions that were published, as far as somebody may read them."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from headwater.released.editions.content import Cut, Module, QuotationBlock
from headwater.released.editions.frozen import FrozenEdition
from headwater.released.editions.reading import EditionNotFound, EditionReader
from headwater.released.editions.said import SaidNumber
from headwater.released.editions.tokens import Token, parse_token
from headwater.released.opened import Release
from headwater.released.reader import NoReleaseYet, ReleaseNotFound
from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.needs.elsewhere import said_of_cards_since, withdrawn_quotations
from headwater_web.needs.queries.seeing import cut_of
from headwater_web.needs.showing import ShownModule, shown_module, with_since
from headwater_web.ui.api import released_reader

COMPUTED_PARTS = "computed/"
"""The folder of a cut in which the parts lie that the engine wrote from numbers alone."""


@dataclass(frozen=True)
class SeenEdition:
    """A published edition as one person may read it: no more of it than their cut holds."""

    edition: FrozenEdition
    cut: Cut
    is_embargoed: bool

    @property
    def edition_id(self) -> str:
        """Its name for ever: SN-1-v2."""
        return self.edition.content.edition_id

    @property
    def as_at(self) -> date:
        """The last day that its numbers describe."""
        return date.fromisoformat(self.edition.as_at)

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        """The modules that the reader's cut holds, without words that were withdrawn since."""
        held = (each for each in self.edition.content.modules if self.cut.holds(each.cut))
        return tuple(_without(each, self.withdrawn) for each in held)

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """The quotations of it whose words were taken back after it was published."""
        modules = self.edition.content.modules
        return withdrawn_quotations(
            [
                block.reference
                for module in modules
                for block in module.blocks
                if isinstance(block, QuotationBlock)
            ]
        )

    def module(self, key: str) -> Module | None:
        """One of them."""
        return next((each for each in self.modules if each.key == key), None)

    def shown(self, module: Module) -> ShownModule:
        """A module with its numbers as they were frozen, and figures of the release it names."""
        shown = shown_module(module, self._numbers.__getitem__, _release(self.edition))
        return with_since(shown, self._since)

    def words(self, module: Module) -> ShownModule:
        """The same without drawing its figures, for whoever needs the words alone."""
        return shown_module(module, self._numbers.__getitem__, None)

    @cached_property
    def _since(self) -> dict[str, str]:
        return said_of_cards_since(self.modules, today=timezone.localdate())

    @cached_property
    def _numbers(self) -> dict[Token, SaidNumber]:
        return {parse_token(each.token): each for each in self.edition.numbers}

    @property
    def has_easy_read(self) -> bool:
        """Whether any of its modules has easy-read sentences."""
        return any(each.easy for each in self.modules)


def editions_seen_by(person: Asker) -> tuple[SeenEdition, ...]:
    """Every published version that somebody may read, newest first.

    One under embargo is not there for those who may not see it early: no list names it.
    """
    reader, now = _reader(), timezone.now()
    may_preview, cut = may(person, Rule.PREVIEW_EDITIONS), cut_of(person)
    opened = (reader.open(edition_id) for edition_id in reversed(reader.edition_ids()))
    return tuple(
        SeenEdition(edition, cut, edition.is_embargoed(now))
        for edition in opened
        if may_preview or not edition.is_embargoed(now)
    )


def edition_seen_by(person: Asker, edition_id: str) -> SeenEdition | None:
    """One version by its name, if somebody may read it."""
    try:
        edition = _reader().open(edition_id)
    except EditionNotFound:
        return None
    is_embargoed = edition.is_embargoed(timezone.now())
    if is_embargoed and not may(person, Rule.PREVIEW_EDITIONS):
        return None
    return SeenEdition(edition, cut_of(person), is_embargoed)


def newest_for_everyone(person: Asker) -> SeenEdition | None:
    """The newest version that is out, as somebody may read it."""
    return next((each for each in editions_seen_by(person) if not each.is_embargoed), None)


def is_published(edition_id: str) -> bool:
    """Whether the engine has built a version, embargoed or not."""
    return edition_id in _reader().edition_ids()


def files_of(seen: SeenEdition, cut: Cut) -> dict[str, Path]:
    """The files of one cut that the reader may have.

    Files never change. Once words in them were withdrawn, only what the engine computed is left.
    """
    if not seen.cut.holds(cut):
        return {}
    files = _reader().files(seen.edition_id, cut)
    return files if not seen.withdrawn else _computed_alone(files)


def _computed_alone(files: dict[str, Path]) -> dict[str, Path]:
    return {name: path for name, path in files.items() if name.startswith(COMPUTED_PARTS)}


def _without(module: Module, withdrawn: frozenset[str]) -> Module:
    """A module in whose quotations nothing stands that was withdrawn."""
    if not withdrawn:
        return module
    return replace(
        module,
        blocks=tuple(
            replace(block, words="", attribution="")
            if isinstance(block, QuotationBlock) and block.reference in withdrawn
            else block
            for block in module.blocks
        ),
    )


def _reader() -> EditionReader:
    return EditionReader(settings.HEADWATER_RELEASED)


def _release(edition: FrozenEdition) -> Release | None:
    """The release of an edition, for its figures; its numbers need none."""
    try:
        return released_reader().open(edition.content.release_id)
    except (ReleaseNotFound, NoReleaseYet):
        return None
