"""The engine, opened: settings, definitions and the home with what it keeps."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from headwater.custody import Home, ReleaseLog, open_home
from headwater.definitions.basis import Basis
from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.library import Library
from headwater.definitions.measure import Measure
from headwater.definitions.partnership import Partnership
from headwater.definitions.places import PlacesAsked
from headwater.definitions.scope import Scope
from headwater.definitions.subject import Subject
from headwater.exchange.spool import FeedOffer
from headwater.pipeline.storage import storage_faults
from headwater.settings import Settings

OWN_REGISTERS = frozenset({"basis", "series_break", "place_name", "event_weight"})
"""What the partnership's own office supplies; the exchange does not offer it to others."""


@dataclass(frozen=True)
class Engine:
    """Everything that the stages are given, none of which they look up themselves."""

    settings: Settings
    library: Library
    home: Home

    @cached_property
    def partnership(self) -> Partnership:
        """The partnership that this installation runs."""
        return self.library.partnership(self.settings.partnership)

    @cached_property
    def places(self) -> PlacesAsked | None:
        """What the partnership asks of small areas."""
        return self.library.places(self.settings.partnership)

    @cached_property
    def scope(self) -> Scope:
        """The partnership's definition of serious violence."""
        return self.library.scope(self.partnership.scope)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Every measure."""
        return self.library.measures()

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Every subject of the partnership, each held against the measures."""
        return self.library.subjects(self.partnership.key)

    @cached_property
    def specifications(self) -> Mapping[str, ExtractSpecification]:
        """Every extract specification, by feed."""
        return self.library.extracts_as_asked()

    @cached_property
    def codelists(self) -> Mapping[str, Codelist]:
        """Every codelist, by name."""
        return self.library.codelists_as_asked()

    @property
    def release_log(self) -> ReleaseLog:
        """What every release told about every cell."""
        return ReleaseLog(self.home.root / "release_log")

    def bases(self) -> tuple[Basis, ...]:
        """What permits each feed: the bases that ship with the definitions, then the register."""
        return (*self.library.bases(self.settings.partnership), *self.home.bases())

    def suppliers_of(self, feed: str, today: date) -> set[str]:
        """Who may supply a feed today."""
        return {
            basis.supplier
            for basis in self.bases()
            if basis.feed == feed and basis.in_force_on(today)
        }

    def offers(self, today: date) -> tuple[FeedOffer, ...]:
        """The feeds that suppliers may send through the exchange today."""
        offered = {
            (basis.feed, basis.supplier)
            for basis in self.bases()
            if basis.in_force_on(today) and basis.feed in self.specifications
        }
        return tuple(
            FeedOffer(feed, self.specifications[feed].name, supplier)
            for feed, supplier in sorted(offered)
            if self.specifications[feed].becomes not in OWN_REGISTERS
        )

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """A folder of its own on the home's disk, which goes when the work is done."""
        folder = self.home.new_workspace()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Let go of the home."""
        self.home.close()


@storage_faults()
def open_engine(settings: Settings) -> Engine:
    """Open the home, making it on first use, and the definitions. Raises StorageFault."""
    home = open_home(settings.home, settings.environment)
    return Engine(settings, Library(settings.definitions), home)
