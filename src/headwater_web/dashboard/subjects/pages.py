"""Everything on a subject's page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from headwater.released.analysis_words import analysis_words, compared_words
from headwater.released.opened import Release
from headwater.released.subjects import ReleasedSubject, SubjectLine
from headwater.vocabulary.faults import ExitCode, Fault
from headwater.vocabulary.subjects import Arrangement
from headwater_web.dashboard.headlines import measure_address
from headwater_web.dashboard.subjects import asked, by_area, by_stage, over_years
from headwater_web.dashboard.subjects.cells import Table
from headwater_web.dashboard.subjects.gaps import gap_tables
from headwater_web.dashboard.subjects.words import ARRANGEMENTS


class SubjectNotFound(Fault):
    """A subject was asked for that the release does not hold."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self, key: str, known: Iterable[str]) -> None:
        super().__init__(
            found=f"No subject is named {key!r}.",
            expected="the name of a subject of this release.",
            next_step=f"choose one of: {', '.join(known) or 'none is there yet'}.",
        )


@dataclass(frozen=True, slots=True)
class SubjectLink:
    """A subject in the list of all."""

    title: str
    question: str
    arrangement: str
    address: str


@dataclass(frozen=True, slots=True)
class Addition:
    """What one line adds, and the page of its measure, if there is one."""

    title: str
    adds: str
    address: str


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """A subject with its sentences and tables, ready to be shown."""

    subject: ReleasedSubject
    arrangement: str
    sentences: tuple[str, ...]
    tables: tuple[Table, ...]
    additions: tuple[Addition, ...]
    compared: tuple[tuple[str, str], ...]
    tested: str
    download_address: str


def links(release: Release) -> list[SubjectLink]:
    """Every subject of the release."""
    return [
        SubjectLink(
            subject.title,
            subject.question,
            str(ARRANGEMENTS[subject.arrangement]),
            reverse("dashboard:subject", args=[subject.key]),
        )
        for subject in release.subjects
    ]


def find_subject(release: Release, key: str) -> ReleasedSubject:
    """The subject of this name. Raises SubjectNotFound."""
    found = {subject.key: subject for subject in release.subjects}
    if key not in found:
        raise SubjectNotFound(key, found)
    return found[key]


def subject_page(release: Release, subject: ReleasedSubject) -> SubjectPage:
    """The page of one subject."""
    return SubjectPage(
        subject=subject,
        arrangement=str(ARRANGEMENTS[subject.arrangement]),
        sentences=tuple(_sentences(release, subject)),
        tables=tuple(table for table in tables(release, subject) if table.rows),
        additions=tuple(_addition(subject, line) for line in subject.lines),
        compared=tuple(_compared(release, subject)),
        tested=compared_words(_tested(release, subject)),
        download_address=reverse("dashboard:subject_csv", args=[subject.key]),
    )


def tables(release: Release, subject: ReleasedSubject) -> list[Table]:
    """The tables of a subject, as its arrangement has them."""
    match subject.arrangement:
        case Arrangement.BY_AREA:
            return by_area.tables(release, subject)
        case Arrangement.BY_STAGE:
            return [by_stage.stages(release, subject), *gap_tables(release, subject)]
        case Arrangement.ASKED_AND_ANSWERED:
            return asked.tables(release, subject)
        case Arrangement.SIZE_AND_REACH:
            return asked.sized(release, subject)
        case Arrangement.OVER_YEARS:
            return over_years.tables(release, subject)


def _addition(subject: ReleasedSubject, line: SubjectLine) -> Addition:
    """What a line adds; and why it is not held, where no table has a row for that."""
    has_rows = subject.arrangement is not Arrangement.ASKED_AND_ANSWERED
    adds = line.adds if has_rows else f"{line.adds} {line.not_held}".strip()
    return Addition(line.title, adds, measure_address(line.measure) if line.is_held else "")


def _sentences(release: Release, subject: ReleasedSubject) -> Iterable[str]:
    match subject.arrangement:
        case Arrangement.BY_AREA:
            return by_area.sentences(release, subject)
        case Arrangement.BY_STAGE:
            return by_stage.sentences(release, subject)
        case Arrangement.ASKED_AND_ANSWERED:
            return asked.sentences(release, subject)
        case Arrangement.SIZE_AND_REACH:
            return asked.sizes(release, subject)
        case Arrangement.OVER_YEARS:
            return over_years.sentences(release, subject)


def _compared(release: Release, subject: ReleasedSubject) -> Iterable[tuple[str, str]]:
    """What methods say of the whole, in the words that the measure's own page has."""
    for asked_for in subject.comparisons:
        for each in release.analyses:
            if (each.measure, each.question) == (asked_for.measure, asked_for.question):
                title = release.measure(each.measure).short_title
                yield title, analysis_words(each, area=release.area(each.area_code).name)


def _tested(release: Release, subject: ReleasedSubject) -> int:
    """How many comparisons stand behind what is said of districts or groups."""
    if subject.arrangement not in (Arrangement.BY_AREA, Arrangement.BY_STAGE):
        return 0
    named = {line.measure for line in subject.lines}
    return max((each.tested for each in release.analyses if each.measure in named), default=0)


def no_subjects() -> str:
    """What is said where a release has none."""
    return _("This release was made before there were subjects, or its partnership has none.")
