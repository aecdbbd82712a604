"""The file of accepted returns for the engine: the feed `provider_returns`, from the partnership.

One file holds every accepted return, so that each new file takes the place of the one before it.
Numbers from one to four are withheld in it, as an anonymous aggregate has to.
"""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from headwater_web.provider_returns.answers import Answer, Mark
from headwater_web.provider_returns.asked import asked
from headwater_web.provider_returns.models import Handover, ProviderReturn
from headwater_web.provider_returns.queries.accepted import Told, told_by
from headwater_web.ui.definition_files import definition_path

FEED = "provider_returns"
SUPPLIER = "partnership"
"""Who sends it, and whose basis covers it: the engine knows providers by their programmes."""
FILE_NAME = "provider_returns.csv"
SYNTHETIC = "SYN-"
ALL = "All"
GROUP = "by_district"
COLUMNS = (
    "Return Reference",
    "Provider",
    "Programme",
    "Area Code",
    "Quarter",
    "Age Group",
    "Sex",
    "Ethnic Group",
    "Referred",
    "Accepted",
    "Declined",
    "Started",
    "Sessions",
    "Completed",
    "Left Early",
    "Waiting",
)
_FIGURES = {
    "Referred": "referred",
    "Accepted": "accepted",
    "Started": "started",
    "Completed": "completed",
    "Left Early": "left_early",
}
"""The feed's figures that are asked by district, and what they are called there."""
_MISSING, _NOT_COLLECTED, _FEW = "..", "[z]", "<5"


@dataclass(frozen=True, slots=True)
class Extract:
    """The file, which versions are in it, and which returns the engine cannot read yet."""

    content: bytes
    rows: int
    versions: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of the file: the same returns give the same letters."""
        return hashlib.sha256(self.content).hexdigest()


def extract_now() -> Extract:
    """The file as the accepted returns stand now."""
    found = [told for report in ProviderReturn.objects.order_by("pk") if (told := told_by(report))]
    known = programme_codes()
    read = [each for each in found if each.report.programme in known]
    rows = [row for each in read for row in _rows(each, known[each.report.programme])]
    return Extract(
        content=_csv(rows),
        rows=len(rows),
        versions=tuple(f"{each.report.reference}.{each.version.number}" for each in read),
        left_out=tuple(each.report.reference for each in found if each not in read),
    )


def last_handover() -> Handover | None:
    """The last file that was handed over."""
    found: Handover | None = Handover.objects.first()
    return found


def programme_codes() -> dict[str, str]:
    """What the engine calls each programme that it knows, by the programme's key."""
    return _codes(definition_path("codelists", "provider_programmes.csv"))


@lru_cache(maxsize=4)
def _codes(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as source:
        return {row["value"]: row["code"] for row in csv.DictReader(source) if row["value"]}


def _rows(told: Told, programme: str) -> Iterator[dict[str, str]]:
    """A line for each district in which a number of referrals is known or withheld."""
    mark = SYNTHETIC if settings.HEADWATER_DEMONSTRATION else ""
    group = told.form.group(GROUP)
    for row in group.rows if group else ():
        referred = told.answer(GROUP, "referred", row.key)
        if not (isinstance(referred, int) or referred == Mark.FEW):
            continue
        figures = {
            column: _figure(told.answer(GROUP, question, row.key))
            for column, question in _FIGURES.items()
        }
        yield {
            "Return Reference": f"{mark}{told.report.reference}.{told.version.number}",
            "Provider": SUPPLIER,
            "Programme": programme,
            "Area Code": row.key,
            "Quarter": told.report.quarter,
            "Age Group": ALL,
            "Sex": ALL,
            "Ethnic Group": ALL,
            **figures,
        }


def _figure(answer: Answer | None) -> str:
    if isinstance(answer, int):
        return _FEW if 0 < answer < asked().lists.limits.smallest_group else str(answer)
    if answer == Mark.FEW:
        return _FEW
    return _NOT_COLLECTED if answer == Mark.NOT_COLLECTED else _MISSING


def _csv(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n", restval=_NOT_COLLECTED)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
