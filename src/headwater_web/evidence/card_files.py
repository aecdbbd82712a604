"""Reading cards from a file that somebody hands over: comma-separated values, or YAML.

All faults of a file are told at once, with the number of the row and the name of the column.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import yaml
from django.utils.translation import gettext as _

from headwater.vocabulary.spreadsheets import as_typed
from headwater_web.evidence.row_columns import CARD_COLUMNS
from headwater_web.evidence.said import read_card
from headwater_web.ui.rows_of_files import FileUnreadable, RowFault, Unreadable, text_of_file

MOST_BYTES = 500_000
MOST_CARDS = 500
_SHOWN_OF_A_NAME = 60
_NAMES = tuple(column.name for column in CARD_COLUMNS)
_NEEDED = tuple(column.name for column in CARD_COLUMNS if column.is_needed)


def read_cards(file_name: str, content: bytes) -> tuple[dict[str, Any], ...]:
    """What the cards of a file say, checked. Raises FileUnreadable with every fault."""
    text = text_of_file(content, most_bytes=MOST_BYTES, most_words="500 kB")
    said = tuple(_rows(file_name, text))
    if not said:
        raise FileUnreadable.as_a_whole(_("It holds no card."))
    if len(said) > MOST_CARDS:
        raise FileUnreadable.as_a_whole(
            _("It holds more than {most} cards.").format(most=MOST_CARDS)
        )
    cards: list[dict[str, Any]] = []
    faults: list[RowFault] = []
    for number, row in enumerate(said, start=1):
        try:
            cards.append(read_card(row))
        except Unreadable as fault:
            faults += [RowFault(number, column, words) for column, words in fault.faults]
    faults += _repeated(said)
    if faults:
        raise FileUnreadable(faults)
    return tuple(cards)


def _rows(file_name: str, text: str) -> Iterator[dict[str, str]]:
    if file_name.lower().endswith((".yaml", ".yml")):
        return _rows_of_yaml(text)
    if file_name.lower().endswith(".csv"):
        return _rows_of_csv(text)
    raise FileUnreadable.as_a_whole(_("Its name ends neither in .csv nor in .yaml."))


def _rows_of_csv(text: str) -> Iterator[dict[str, str]]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        raise FileUnreadable.as_a_whole(
            _("It is no file of comma-separated values: a quotation is open.")
        ) from None
    head = rows[0] if rows else []
    _check_names(head)
    for number, cells in enumerate(rows[1:], start=1):
        if len(cells) != len(head) and cells:
            raise FileUnreadable(
                [
                    RowFault(
                        number,
                        "",
                        _(
                            "It has {found} cells. Expected {expected}, as in the first line."
                        ).format(found=len(cells), expected=len(head)),
                    )
                ]
            )
        if any(cell.strip() for cell in cells):
            yield {name: as_typed(cell) for name, cell in zip(head, cells, strict=True)}


def _rows_of_yaml(text: str) -> Iterator[dict[str, str]]:
    try:
        said = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        raise FileUnreadable.as_a_whole(_("It is not YAML.")) from None
    cards = said.get("cards") if isinstance(said, dict) else None
    if not isinstance(cards, list) or not all(isinstance(each, dict) for each in cards):
        raise FileUnreadable.as_a_whole(_("Expected a list of cards under “cards”."))
    return rows_of_mappings(cards)


def rows_of_mappings(cards: list[Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    """Cards of a YAML file as rows of text. Raises FileUnreadable where a value is a list."""
    for number, card in enumerate(cards, start=1):
        _check_names([str(name) for name in card], row=number, is_whole=False)
        yield {str(name): _scalar(number, str(name), value) for name, value in card.items()}


def _scalar(row: int, name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (date, str, int, float)):
        return value.isoformat() if isinstance(value, date) else str(value).strip()
    raise FileUnreadable([RowFault(row, name, _("Expected one value, not a list or a group."))])


def _check_names(names: list[str], *, row: int = 0, is_whole: bool = True) -> None:
    unknown = [each for each in names if each not in _NAMES]
    missing = [each for each in _NEEDED if each not in names] if is_whole else []
    twice = sorted({each for each in names if names.count(each) > 1})
    faults = [
        *((each, _("There is no such column.")) for each in unknown),
        *((each, _("This column is missing.")) for each in missing),
        *((each, _("This column is there twice.")) for each in twice),
    ]
    if faults:
        shown = ((column[:_SHOWN_OF_A_NAME], words) for column, words in faults)
        raise FileUnreadable([RowFault(row, column, words) for column, words in shown])


def _repeated(rows: tuple[dict[str, str], ...]) -> list[RowFault]:
    met: dict[str, int] = {}
    faults = []
    for number, row in enumerate(rows, start=1):
        key = row.get("key", "")
        if key and met.setdefault(key, number) != number:
            words = _("Card {number} of this file has the same short name.").format(number=met[key])
            faults.append(RowFault(number, "key", words))
    return faults
