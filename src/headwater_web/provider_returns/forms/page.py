"""One page of a return as a form: boxes that hold a number, or why there is none."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from headwater_web.provider_returns.answers import (
    AllAnswers,
    Answer,
    CellUnreadable,
    Mark,
    read_answer,
)
from headwater_web.provider_returns.checks import About, faults_of_group
from headwater_web.provider_returns.fault_words import fault_words
from headwater_web.provider_returns.files.template import shown_answer
from headwater_web.provider_returns.questions import Cell, Empties, Group, Shape

LATER = "later"
ZERO = "zero"
EMPTIES = (
    (LATER, _("I will come back to them")),
    ("not_yet", _("Not counted yet")),
    ("not_collected", _("We do not collect this")),
)
AS_ZERO = (ZERO, _("Nothing happened there: 0"))
_MARKS = {"not_yet": Mark.NOT_YET, "not_collected": Mark.NOT_COLLECTED}


class PageForm(forms.Form):
    """The boxes of one group. Once valid, `answers` are those to keep."""

    counter = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *args: Any, group: Group, said: AllAnswers, about: About, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._group, self._said, self._about = group, said, about
        self._cells = {field_name(cell): cell for cell in group.cells()}
        before = said.get(group.key, {})
        for name, cell in self._cells.items():
            self.fields[name] = _field(cell, before.get(cell.name))
        offered = (*EMPTIES, AS_ZERO) if group.empties is Empties.ZERO else EMPTIES
        self.fields["empties"] = forms.ChoiceField(
            label=_("What about the boxes that are empty?"),
            choices=offered,
            initial=LATER,
            required=False,
            widget=forms.RadioSelect,
            help_text=_("An empty box is not 0. If it was 0, type 0."),
        )
        self.answers: dict[str, Answer] = {}

    def lines(self) -> Iterator[tuple[str, list[BoundField]]]:
        """The boxes line by line, each line with its words."""
        for row in self._group.rows or (None,):
            yield (
                row.words if row else "",
                [self[field_name(Cell(self._group, each, row))] for each in self._group.questions],
            )

    def clean(self) -> dict[str, Any]:
        """Read every box, then look at them beside each other: all faults at once."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, cell in self._cells.items():
            self._read(name, cell, str(cleaned.get(name) or ""))
        others = {**self._said, self._group.key: self.answers}
        names = {cell.name: name for name, cell in self._cells.items()}
        found = faults_of_group(self._group, self.answers, others=others, about=self._about)
        for fault in found:
            if not self.has_error(names[fault.cell]):
                self.add_error(names[fault.cell], fault_words(fault.kind, fault.values))
        return cleaned

    def _read(self, name: str, cell: Cell, text: str) -> None:
        try:
            answer = read_answer(
                cell.question, text, is_guarded=self._group.is_guarded(cell.question)
            )
        except CellUnreadable as fault:
            self.add_error(name, fault_words(fault.kind, fault.values))
            return
        if answer is None:
            answer = self._of_empty(cell)
        if answer is not None:
            self.answers[cell.name] = answer

    def _of_empty(self, cell: Cell) -> Answer | None:
        said = str(self.cleaned_data.get("empties") or LATER)
        if said == ZERO and cell.question.shape is Shape.COUNT:
            return 0
        return _MARKS.get(said)


def field_name(cell: Cell) -> str:
    """The name of a box in a page's form.

    >>> from headwater_web.provider_returns.questions import Question, Row
    >>> group = Group("orders", "", "", "", ())
    >>> field_name(Cell(group, Question("people", "", ""), Row("custody.lower", "")))
    'people__custody_lower'
    """
    return cell.name.replace("@", "__").replace(".", "_")


def _field(cell: Cell, before: Answer | None) -> forms.Field:
    question = cell.question
    label = question.words if cell.row is None else question.short
    if question.shape is Shape.CHOICE:
        choices = [
            ("", _("Choose one")),
            *((each.key, each.words) for each in question.choices),
            *((shown_answer(mark), shown_answer(mark)) for mark in _MARKS.values()),
        ]
        return forms.ChoiceField(
            label=label, choices=choices, required=False, initial=shown_answer(before)
        )
    attrs = {"autocomplete": "off", "size": "30"}
    if question.shape is Shape.COUNT:
        attrs |= {"inputmode": "numeric", "size": "14"}
    return forms.CharField(
        label=label,
        required=False,
        max_length=200,
        initial=shown_answer(before),
        help_text=_("Such as 21 November 2026.") if question.shape is Shape.DAY else "",
        widget=forms.TextInput(attrs=attrs),
    )
