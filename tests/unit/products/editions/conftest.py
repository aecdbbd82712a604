"""Two releases on the disk with their figures, and an edition of the later one, built once."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from tests.unit.products.editions.two_releases import BEFORE, NOW, earlier, later, planted, write
from tests.unit.released.editions.conftest import content

from headwater.analyses.since import movements_between
from headwater.products.editions.building import build_edition
from headwater.products.editions.document import Document, written_out
from headwater.products.editions.figures import Figures
from headwater.products.editions.source import Source
from headwater.released import Release
from headwater.released.editions.content import (
    Absence,
    Bullets,
    CardBlock,
    ConsultationWindow,
    Cut,
    EditionContent,
    FigureBlock,
    FindingBlock,
    Function,
    GapBlock,
    Heading,
    Module,
    Paragraph,
    QuotationBlock,
    ThemeBlock,
    Tied,
)
from headwater.released.editions.frozen import FrozenEdition, freeze
from headwater.released.reader import ReleasedReader

VISITS = "[[ed_assaults | whole | newest | count]]"
HERE = "[[ed_assaults | Z07000001 | newest | rate]]"
ONLY_PARTNERS = "What only partners read"


KEPT = (
    CardBlock(
        "EV-3",
        version=2,
        question="Are fewer people hurt where hospitals tell?",
        intervention="Sharing where people were hurt",
        outcome="Admissions after violence",
        measure="Rate ratio",
        number="0.58 (95% interval 0.49 to 0.69)",
        reading="42% fewer. The figures fit anything from 51% fewer to 31% fewer.",
        certainty="High impact",
        certainty_scheme="A toolkit",
        certainty_source="Its page",
        design="One city beside 14",
        who="Everybody & all",
        participants=1573,
        whereabouts="In the United Kingdom",
        setting="A city",
        unknowns="What did the work.",
        source="Somebody. 2011. A journal.",
        address="https://journal.example/paper",
        as_at=date(2026, 10, 14),
    ),
    GapBlock(
        "EG-2",
        question="Do coaches help?",
        why="Nobody compared.",
        who_could_answer="A university",
        standing="taken up by a study",
        found_on=date(2026, 1, 17),
        found_in="A meeting",
        found_by=(Tied("EV-8", "Did they come back?"),),
        studies=("RS-4",),
    ),
    ThemeBlock(
        "TH-1",
        name="The way home",
        definition="Fear on the way.",
        sessions=3,
        notes=4,
        people="at least 61 people",
        groups=(("Aged 12 to 15", "at least 9 people"),),
        places=(("Northbank", "61 people"),),
        last_heard_on=date(2026, 10, 1),
    ),
)


def edition_content(**changes: object) -> EditionContent:
    """An edition with a module of every kind, two cuts and a reason for what is absent."""
    modules = (
        Module(
            "start",
            "Where we stand",
            function=Function.PREVALENCE,
            blocks=(
                Heading("At the hospital"),
                Paragraph(f"There were {VISITS} visits after an assault, {HERE} in Northbank."),
                Bullets((f"Again: {VISITS}.", "No number at all.")),
                QuotationBlock("QU-7", "I waited & waited.", "A man of 24", HERE),
                FindingBlock("F-2", "Waiting", "People wait.", "strong", (Tied("R-3", "Staff"),)),
                FigureBlock("ed_assaults-trend"),
                *KEPT,
            ),
            easy=(f"People came to hospital {VISITS} times.",),
        ),
        Module("moved", "What moved", computed="changes"),
        Module("glance", "All measures", computed="glance"),
        Module("expected", "Unusual years", computed="expected"),
        Module("northbank", "Northbank", computed="area", area_code="Z07000001"),
        Module(
            "partners",
            ONLY_PARTNERS,
            cut=Cut.PARTNER,
            blocks=(Paragraph("[[knife_crime | Z07000002 | newest | rate]] in Millfield."),),
        ),
        Module("annex", "Annex", computed="annex"),
    )
    parts: dict[str, object] = {
        "release_id": NOW,
        "absences": (
            Absence(Function.EVIDENCE, "It comes in spring.", "Amara", date(2026, 2, 1)),
            Absence(Function.LIVED_EXPERIENCE, "We are asking.", "Amara", date(2026, 2, 1)),
            Absence(Function.ASSETS, "They are being listed.", "Amara", date(2026, 2, 1)),
        ),
        "consultations": (
            ConsultationWindow(
                date(2026, 1, 5), date(2026, 1, 30), "Three districts", 4, "A part on waiting."
            ),
        ),
    }
    return content(*modules, **(parts | changes))


@dataclass(frozen=True)
class Built:
    """An edition and where it was built."""

    edition: FrozenEdition
    source: Source
    folder: Path

    def text(self, name: str) -> str:
        """One file of it."""
        return (self.folder / name).read_text("utf-8")

    def document(self, cut: Cut = Cut.PUBLIC) -> Document:
        """One cut of it, written out anew."""
        return written_out(self.edition, self.source, cut)


@pytest.fixture(scope="session")
def released_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two releases, the later one current and with figures."""
    root = tmp_path_factory.mktemp("released")
    now = later(planted)
    write(earlier(now), root, figures=False)
    write(now, root)
    return root


@pytest.fixture(scope="session")
def source(released_root: Path) -> Source:
    """What modules are written from."""
    releases = ReleasedReader(released_root)
    release: Release = releases.open(NOW)
    movements = movements_between(releases.open(BEFORE), release)
    return Source(release, Figures.of(release, releases.folder(NOW)), movements)


@pytest.fixture(scope="session")
def built(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The whole edition, on the disk."""
    edition = freeze(edition_content(), source.release)
    folder = tmp_path_factory.mktemp("edition")
    build_edition(edition, source, folder=folder, progress=lambda _: None)
    return Built(edition, source, folder)
