"""Reading the figures of a programme from a file of comma-separated values, all faults at once."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from headwater.vocabulary.claims.figures import Finding, ImpossibleFigure
from headwater.vocabulary.claims.wording import ClaimWords, claim_words
from headwater.vocabulary.shares import ImpossibleShare
from headwater.vocabulary.spreadsheets import as_typed
from headwater_web.claims.claim_columns import CLAIM_COLUMNS
from headwater_web.claims.figures import figure_of
from headwater_web.claims.said import read_claim
from headwater_web.ui.rows_of_files import FileUnreadable, RowFault, Unreadable, text_of_file

MOST_BYTES = 500_000
MOST_WORDS = "500 kB"
MOST_CLAIMS = 200
_NAMES = tuple(column.name for column in CLAIM_COLUMNS)
_NEEDED = tuple(column.name for column in CLAIM_COLUMNS if column.is_needed)
FindingsOf = Callable[[str], tuple[Finding, ...]]


def read_claims(content: bytes, findings_of: FindingsOf) -> tuple[dict[str, Any], ...]:
    """What the rows of a file say, checked. Raises FileUnreadable with every fault."""
    said = tuple(_rows(text_of_file(content, most_bytes=MOST_BYTES, most_words=MOST_WORDS)))
    if not said:
        raise FileUnreadable.as_a_whole(_("It holds no figure. Give one row for each."))
    if len(said) > MOST_CLAIMS:
        raise FileUnreadable.as_a_whole(
            _("It holds more than {most} figures.").format(most=MOST_CLAIMS)
        )
    claims: list[dict[str, Any]] = []
    faults: list[RowFault] = []
    for number, row in enumerate(said, start=1):
        findings = findings_of(row.get("programme", "").strip())
        try:
            claims.append(read_claim(row, findings))
        except Unreadable as fault:
            faults += [RowFault(number, name, words) for name, words in fault.faults]
            if instead := _allowed_instead(row, fault, findings):
                words = _("What these figures carry: {said}").format(said=instead.whole)
                faults.append(RowFault(number, "headline", words))
    if faults:
        raise FileUnreadable(faults)
    return tuple(claims)


def _allowed_instead(
    row: dict[str, str], fault: Unreadable, findings: tuple[Finding, ...]
) -> ClaimWords | None:
    """The strongest claim of a row of which only the headline was refused."""
    if {name for name, _words in fault.faults} != {"headline"}:
        return None
    try:
        return claim_words(figure_of(read_claim(row | {"headline": ""}, findings), findings))
    except (Unreadable, ImpossibleFigure, ImpossibleShare):
        return None


def _rows(text: str) -> Iterator[dict[str, str]]:
    reader = csv.reader(io.StringIO(text))
    head = [name.strip().lower() for name in next(reader, [])]
    missing = [name for name in _NEEDED if name not in head]
    unknown = [name for name in head if name not in _NAMES]
    if missing or unknown or len(set(head)) != len(head):
        raise FileUnreadable.as_a_whole(
            _(
                "Its columns are not those asked for. Missing: {missing}. Not known: {unknown}."
            ).format(
                missing=", ".join(missing) or _("none"), unknown=", ".join(unknown) or _("none")
            )
        )
    for number, cells in enumerate(reader, start=1):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(head):
            words = _("Found {found} cells, expected {expected}.")
            raise FileUnreadable(
                [RowFault(number, "", words.format(found=len(cells), expected=len(head)))]
            )
        yield {name: as_typed(cell) for name, cell in zip(head, cells, strict=True)}
