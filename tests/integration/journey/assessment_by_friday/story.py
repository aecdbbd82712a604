"""From files on the disk to two editions, by the commands and the worker that people use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree, rmtree

from tests.integration.journey.assessment_by_friday.source_files import (
    CITY,
    RISING,
    SUPPLIERS,
    SourceFile,
    first_files,
    new_quarter,
)
from tests.integration.journey.homes import ROOT, CommandLine, Done
from tests.integration.journey.narrowed import name_only

from headwater.exchange.messages import EditionRequest
from headwater.exchange.spool import Spool
from headwater.released.editions.catalogue import COMPUTED
from headwater.released.editions.content import (
    Absence,
    Bullets,
    Cut,
    EditionContent,
    Function,
    Module,
    Paragraph,
    QuotationBlock,
    SignOff,
)
from headwater.released.editions.reading import EditionReader
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.states import ValueState

CALLS, ADMISSIONS = "ambulance_assault_callouts", "sharp_object_admissions"
YOUNG = "sharp_object_admissions_under_25"
WEIGHED = "serious_violence_offences"
"""Harm is weighed by it, so it must be defined; no file of it comes."""
COUNTY = "E10000024"
FIRST, SECOND = "SN-1-v1", "SN-1-v2"
PARTS = ("summary", "glance", "data", "expected", "places", "districts", "changes", "annex")


@dataclass(frozen=True)
class Friday:
    """What lies in the house when all is done.

    `rebuilt` is the first edition, built again after everything else, and `done` how that ended.
    """

    command: CommandLine
    releases: tuple[Release, Release]
    assessments: tuple[Path, Path]
    editions: tuple[Path, Path]
    rebuilt: Path
    done: Done

    @property
    def folders(self) -> dict[str, Path]:
        """Every folder of pages that a reader may open, by its name."""
        built = {"first": self.assessments[0], "second": self.assessments[1]}
        for folder in self.editions:
            built |= {f"{folder.name} {cut}": folder / cut for cut in Cut}
        return built

    def release_of(self, folder: Path) -> Release:
        """The release that the pages of a folder were written from."""
        return self.releases[folder == self.assessments[1] or folder.parent == self.editions[1]]


def tell(folder: Path) -> Friday:
    """The whole story: load, release, assess and publish; then a new quarter, and once more."""
    command = CommandLine(folder / "home", few_definitions(folder / "definitions"))
    load(command, first_files(folder / "first"))
    before = released(command)
    publish(command, content_of(before, version=1))
    command.json("assess", "--out", folder / "first_assessment")
    load(command, new_quarter(folder / "quarter"))
    now = released(command)
    command.json("assess", "--out", folder / "second_assessment")
    publish(command, content_of(now, version=2))
    rebuilt = folder / "rebuilt"
    done = command.run("assess", "--edition", FIRST, "--out", rebuilt, "--json")
    editions = EditionReader(command.home / "released")
    return Friday(
        command,
        (before, now),
        (folder / "first_assessment", folder / "second_assessment"),
        (editions.folder(FIRST), editions.folder(SECOND)),
        rebuilt,
        done,
    )


def few_definitions(folder: Path) -> Path:
    """The definitions with three measures, two of them a part and its whole."""
    copytree(ROOT / "definitions", folder)
    kept = {CALLS, ADMISSIONS, YOUNG, WEIGHED}
    for measure in (folder / "measures").glob("*.yaml"):
        if measure.stem not in kept:
            measure.unlink()
    rmtree(folder / "subjects")  # they name measures that are not there
    name_only(folder, kept)
    return folder


def load(command: CommandLine, files: list[SourceFile]) -> None:
    """Hand the files in, each by its supplier; every row of them must be accepted."""
    for file in files:
        supplier = SUPPLIERS.get(file.feed)
        named = ("--supplier", supplier) if supplier else ()
        (report,) = command.json("load", "--feed", file.feed, *named, file.path)
        assert (report["outcome"], report["rows_rejected"]) == ("accepted", 0), report


def released(command: CommandLine) -> Release:
    """Release what is loaded, with its figures."""
    outcome = command.json("run")
    assert outcome["is_new"] is True
    return ReleasedReader(command.home / "released").open(outcome["release_id"])


def publish(command: CommandLine, content: EditionContent) -> None:
    """Ask for an edition as the site does, and let the worker answer."""
    command.json("worker", "--once")
    spool = Spool(command.home / "exchange")
    number = f"{content.version:032x}"
    asked_at = datetime.combine(content.published_on, datetime.min.time(), UTC)
    spool.ask_for_edition(EditionRequest(number, content, asked_at, "person-1"))
    assert command.json("worker", "--once") == {"answered": 1}
    answer = spool.edition_answer(number)
    assert answer is not None
    assert answer.refused_because == (), answer


def content_of(release: Release, *, version: int) -> EditionContent:
    """The edition: for everyone what the engine writes; words of our own in the fuller cuts."""
    return EditionContent(
        reference="SN-1",
        version=version,
        title="Needs assessment",
        release_id=release.release_id,
        modules=(*(_computed(key) for key in PARTS), _county(), _for_partners(), _in_full(release)),
        published_on=date(2023, 1, 20),
        previous=FIRST if version > 1 else "",
        what_changed="A quarter came." if version > 1 else "",
        absences=tuple(
            Absence(function, "It is being written.", "Amara", date(2023, 1, 16))
            for function in (Function.EVIDENCE, Function.LIVED_EXPERIENCE, Function.ASSETS)
        ),
        signed_off=(
            SignOff("Chioma", "director", date(2023, 1, 19)),
            SignOff("Grace", "programme manager", date(2023, 1, 19)),
        ),
    )


def _computed(key: str) -> Module:
    function = Function.PREVALENCE if key == "glance" else None
    return Module(key, COMPUTED[key], function=function, computed=key)


def _county() -> Module:
    return Module("county", "The county", computed="area", area_code=COUNTY)


def _for_partners() -> Module:
    """The districts' call-outs, in words for partners."""
    newest = tuple(f"[[{CALLS} | {code} | newest | count]]" for code in (CITY, RISING))
    return Module(
        "for-partners",
        "For partners",
        Cut.PARTNER,
        None,
        (
            Paragraph(f"Crews were called {newest[0]} times in the city, and asked us to say so."),
            Bullets((f"In the district that worries us they were called {newest[1]} times.",)),
        ),
        easy=(f"Ambulances came {newest[0]} times in the city.",),
    )


def _in_full(release: Release) -> Module:
    """Every cell of every district through the years, withheld ones too, for those few named."""
    items = tuple(
        f"In {row.period}: [[{measure.measure} | {row.area_code} | {row.period} | count]]"
        for measure in release.measures
        for row in release.values(
            measure=measure.measure, area_type="district", period_type="year", breakdown="all"
        )
        if row.state in (ValueState.RELEASED, ValueState.SUPPRESSED)
    )
    voice = QuotationBlock("QU-1", "The walk home is long.", "a young person")
    return Module("in-full", "In full", Cut.FULL, None, (voice, Bullets(items)))


def without_pdf(patch: Callable[..., None]) -> None:
    """Print nothing: it is not promised to be the same everywhere, and the DOCX is its twin."""
    for name in ("editions.building", "editions.change_report"):
        patch(f"headwater.products.{name}.can_print", lambda: False)
    patch("headwater.pipeline.assessing.can_print", lambda: False)
    patch(
        "headwater.products.needs_assessment._write_pdf",
        lambda shared, *, directory: "There is no PDF here.",
    )
