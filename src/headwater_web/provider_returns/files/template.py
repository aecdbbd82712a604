"""The template of one return: a line for each box, as CSV or as a workbook."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from headwater.released.workbooks.description import Column, Sheet, Table, Workbook
from headwater_web.provider_returns.answers import AllAnswers, Answer, Mark
from headwater_web.provider_returns.questions import Cell, ReturnForm, Shape
from headwater_web.ui.spreadsheets import lines_of

COLUMNS = ("return", "box", "page", "line", "question", "answer")
NEEDED = ("return", "box", "answer")
SHEET = "Return"


def template_lines(reference: str, form: ReturnForm, said: AllAnswers) -> Iterator[str]:
    """The template as comma-separated values, with what is answered so far."""
    return lines_of(COLUMNS, _rows(reference, form, said))


def template_workbook(
    reference: str, title: str, form: ReturnForm, said: AllAnswers, *, made_at: datetime
) -> Workbook:
    """The same as a workbook of one sheet."""
    widths = (10, 44, 30, 30, 60, 24)
    columns = tuple(
        Column(name, letters, decimals=None) for name, letters in zip(COLUMNS, widths, strict=True)
    )
    lines = (
        _("Fill in the last column: a number, “not yet”, “not collected” or “fewer than 5”."),
        _("Counts only: no names, no percentages. Leave the other columns as they are."),
    )
    table = Table("answers", columns, tuple(_rows(reference, form, said)))
    return Workbook(title, reference, made_at, (Sheet(SHEET, title, lines, table),))


def box_name(cell: Cell) -> str:
    """The name of a box in the whole of a return.

    >>> from headwater_web.provider_returns.questions import Group, Question
    >>> box_name(Cell(Group("reach", "", "", "", ()), Question("people", "", "")))
    'reach/people'
    """
    return f"{cell.group.key}/{cell.name}"


def shown_answer(answer: Answer | None) -> str:
    """An answer as somebody would type it.

    >>> shown_answer(Mark.NOT_YET), shown_answer(28), shown_answer(None)
    ('not yet', '28', '')
    """
    if answer is None:
        return ""
    return answer.strip("[]") if isinstance(answer, str) and answer in set(Mark) else str(answer)


def _rows(
    reference: str, form: ReturnForm, said: AllAnswers
) -> Iterator[tuple[str, str, str, str, str, str | int]]:
    for group in form.groups:
        answers = said.get(group.key, {})
        for cell in group.cells():
            answer = answers.get(cell.name)
            yield (
                reference,
                box_name(cell),
                group.title,
                cell.row.words if cell.row else "",
                _question_words(cell),
                answer if isinstance(answer, int) else shown_answer(answer),
            )


def _question_words(cell: Cell) -> str:
    if cell.question.shape is not Shape.CHOICE:
        return cell.question.words
    known = "; ".join(f"{each.key}: {each.words}" for each in cell.question.choices)
    return f"{cell.question.words} ({known})"
