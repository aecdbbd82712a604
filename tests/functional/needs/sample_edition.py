"""A published edition over the sample release, for walks over every page."""

from datetime import date
from pathlib import Path

from headwater.released.editions.content import (
    Bullets,
    Cut,
    EditionContent,
    FindingBlock,
    Function,
    Heading,
    Module,
    OutsideNumber,
    Paragraph,
    QuotationBlock,
    SignOff,
    Tied,
)
from headwater.released.editions.frozen import freeze, write_edition
from headwater.released.reader import ReleasedReader

RATE = "[[knife_crime | whole | 2025 | rate]]"
MODULES = (
    Module(
        "knives",
        "Knives",
        function=Function.PREVALENCE,
        blocks=(
            Paragraph(f"The police recorded {RATE}."),
            Heading("What it means"),
            Bullets(("It is fewer than people fear.", f"The range is {RATE}.")),
            QuotationBlock("QU-900", "The walk home is long.", "a young person, Northbank", RATE),
            FindingBlock("F-900", "Clubs help", "Where clubs opened, harm fell.", "moderate"),
        ),
        easy=(f"The police wrote down {RATE}.",),
        outside=(OutsideNumber("12", "Our own list of clubs"),),
    ),
    Module(
        "partners",
        "For partners",
        cut=Cut.PARTNER,
        blocks=(
            FindingBlock(
                "F-901", "Buses", "The last bus is early.", led_to=(Tied("R-1", "Buses"),)
            ),
        ),
    ),
)


def put_sample_editions(root: Path, release_id: str) -> None:
    """Two versions, so that there is something to compare, and a document."""
    release = ReleasedReader(root).open(release_id)
    for version, modules in ((1, MODULES[:1]), (2, MODULES)):
        content = EditionContent(
            reference="SN-900",
            version=version,
            title="Needs assessment 2026",
            release_id=release_id,
            modules=modules,
            published_on=date(2026, 1, 20 + version),
            previous="SN-900-v1" if version == 2 else "",
            what_changed="Partners have a part of their own." if version == 2 else "",
            signed_off=(SignOff("Chioma Eze", "Director", date(2026, 1, 20)),),
        )
        folder = root / "editions" / content.edition_id
        for cut in (Cut.PUBLIC, Cut.PARTNER):
            (folder / cut).mkdir(parents=True, exist_ok=True)  # several modules ask for it
            (folder / cut / "assessment.pdf").write_bytes(b"%PDF-1.7 sample")
        (folder / "edition.json").write_text(write_edition(freeze(content, release)), "utf-8")
