"""Reading a filled-in template: every fault of it, told by line, or all of its answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from headwater_web.provider_returns.answers import (
    AllAnswers,
    Answer,
    CellUnreadable,
    read_answer,
)
from headwater_web.provider_returns.checks import About, Fault, faults_of_group
from headwater_web.provider_returns.fault_words import fault_words
from headwater_web.provider_returns.files.row_faults import FileUnreadable, RowFault
from headwater_web.provider_returns.files.sheets import Line, lines_in, unreadable
from headwater_web.provider_returns.files.template import box_name
from headwater_web.provider_returns.questions import Cell, ReturnForm

LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Expected:
    """The return that a file should be of."""

    reference: str
    form: ReturnForm
    about: About
    others: AllAnswers = field(default_factory=dict)
    """What is answered already on pages of which a file may say nothing."""


def read_file(file_name: str, content: bytes, expected: Expected) -> dict[str, dict[str, Answer]]:
    """The answers of a file, page by page. Raises FileUnreadable with every fault.

    A page of which the file has a line is answered by the file alone: an empty answer is none.
    """
    lines = lines_in(file_name, content)
    if not lines:
        raise unreadable(_("It has no line under its headings. Use the template of this return."))
    cells = {box_name(cell): cell for group in expected.form.groups for cell in group.cells()}
    faults: list[RowFault] = []
    where: dict[str, int] = {}
    read: dict[str, dict[str, Answer]] = {}
    for number, line in lines:
        faults += _faults_of_line(number, line, expected, cells, where)
        cell = cells.get(line.get("box", ""))
        if cell is not None and where.get(box_name(cell)) == number:
            faults += _take(number, line, cell, read)
    faults += _together(read, expected, where, lines)
    if faults:
        raise FileUnreadable(sorted(faults, key=lambda each: each.row))
    return read


def _faults_of_line(
    number: int,
    line: Mapping[str, str],
    expected: Expected,
    cells: Mapping[str, Cell],
    where: dict[str, int],
) -> Iterable[RowFault]:
    box, reference = line.get("box", ""), line.get("return", "")
    if reference != expected.reference:
        words = _("This is {found}, and you are sending {expected}. Use its own template.")
        shown = reference[:LONGEST_SHOWN] or _("no return")
        yield RowFault(number, "return", words.format(found=shown, expected=expected.reference))
    if box not in cells:
        words = _("There is no box “{box}” in this return. Leave this column as it was.")
        yield RowFault(number, "box", words.format(box=box[:LONGEST_SHOWN]))
    elif where.setdefault(box, number) != number:
        words = _("The same box is filled on line {first}. Keep one of the two.")
        yield RowFault(number, "box", words.format(first=where[box]))


def _take(
    number: int, line: Mapping[str, str], cell: Cell, read: dict[str, dict[str, Answer]]
) -> Iterable[RowFault]:
    kept = read.setdefault(cell.group.key, {})
    guarded = cell.group.is_guarded(cell.question)
    try:
        answer = read_answer(cell.question, line.get("answer", ""), is_guarded=guarded)
    except CellUnreadable as fault:
        yield RowFault(number, "answer", fault_words(fault.kind, fault.values))
    else:
        if answer is not None:
            kept[cell.name] = answer


def _together(
    read: AllAnswers, expected: Expected, where: Mapping[str, int], lines: Iterable[Line]
) -> Iterable[RowFault]:
    """What is wrong with answers beside each other, at the line of the one that is amiss."""
    first = min((number for number, _line in lines), default=0)
    said = {**expected.others, **read}
    for group in expected.form.groups:
        if group.key in read:
            found = faults_of_group(group, read[group.key], others=said, about=expected.about)
            yield from (_row_fault(each, where, first) for each in found)


def _row_fault(fault: Fault, where: Mapping[str, int], first: int) -> RowFault:
    number = where.get(f"{fault.group}/{fault.cell}", first)
    return RowFault(number, "answer", fault_words(fault.kind, fault.values))
