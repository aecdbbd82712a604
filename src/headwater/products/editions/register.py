"""Every number that an edition says or shows, once, with the place where it is explained."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from headwater.products.editions.cells import cells_of
from headwater.products.editions.pieces import (
    Chapter,
    Picture,
    Piece,
    Text,
    WorkedOut,
    texts_of_chapter,
)
from headwater.released.editions.said import NO_NUMBER, SaidNumber, say
from headwater.released.editions.tokens import Form, Token
from headwater.released.opened import Release
from headwater.released.values import ValueRow
from headwater.released.words import STATE_WORDS, cell_words
from headwater.vocabulary.states import ValueState

NOT_GIVEN = "not given"


@dataclass(slots=True)
class Cell:
    """One released cell that the edition says in words; `chapters` are the titles that say it."""

    anchor: str
    said: SaidNumber
    chapters: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Workings:
    """One number that was worked out, and where it is said."""

    anchor: str
    number: WorkedOut
    chapters: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Shown:
    """One cell that figures show: its row in the release, and the figures by their titles."""

    row: ValueRow
    figures: list[str] = field(default_factory=list)


class Register:
    """The numbers of one cut, in the order in which a reader meets them."""

    def __init__(
        self, release: Release, chapters: Iterable[Chapter], frozen: Iterable[SaidNumber] = ()
    ) -> None:
        self.release = release
        self._said = {number.token: number for number in frozen}
        self.cells: dict[str, Cell] = {}
        self.workings: dict[WorkedOut, Workings] = {}
        self.shown: dict[str, Shown] = {}
        self._cells = cells_of(release)
        for chapter in chapters:
            for each in texts_of_chapter(chapter):
                self._note(each, chapter.title)
            for piece in chapter.pieces:
                if isinstance(piece, Picture):
                    self._note_figure(piece)

    @property
    def workings_together(self) -> list[list[Workings]]:
        """The numbers that were worked out, those in one way beside each other."""
        ways: dict[str, list[Workings]] = {}
        for each in self.workings.values():
            ways.setdefault(each.number.how, []).append(each)
        return list(ways.values())

    @classmethod
    def of_pieces(
        cls, release: Release, pieces: Iterable[tuple[str, tuple[Piece, ...]]]
    ) -> "Register":
        """The numbers of some pieces under their titles, without any easy-read sentence."""
        return cls(release, [Chapter("", title, found) for title, found in pieces])

    def said(self, token: Token) -> SaidNumber:
        """How a token reads: as it was frozen, or as its release says it."""
        key = str(token)
        if key not in self._said:
            self._said[key] = say(self.release, token)
        return self._said[key]

    def words(self, token: Token, *, in_table: bool = False) -> str:
        """The words of a token; in a table a number that is not shown is its state alone."""
        found = self.said(token)
        state = ValueState(found.state)
        if in_table and state is not ValueState.RELEASED and token.form is not Form.PERIOD:
            return STATE_WORDS[state]
        return NOT_GIVEN if in_table and found.words in NO_NUMBER else found.words

    def explains(self, run: Token | WorkedOut) -> bool:
        """Whether there is a place where a number is explained; paper has none for its tables."""
        if isinstance(run, WorkedOut):
            return run in self.workings
        return self.said(run).reference in self.cells

    def anchor(self, run: Token | WorkedOut) -> str:
        """The name of the place where a number is explained."""
        if isinstance(run, WorkedOut):
            return self.workings[run].anchor
        return self.cells[self.said(run).reference].anchor

    def row(self, reference: str) -> ValueRow:
        """The cell that a reference points at, as the release has it."""
        return self._cells.row(reference)

    def plain(self, row: ValueRow) -> str:
        """A cell in a table: its value, or its state as a word."""
        return cell_words(row)

    def words_of(self, runs: Text, *, in_table: bool = False) -> str:
        """A text as plain words."""
        return "".join(
            run
            if isinstance(run, str)
            else run.words
            if isinstance(run, WorkedOut)
            else self.words(run, in_table=in_table)
            for run in runs
        )

    def _note(self, runs: Text, title: str) -> None:
        for run in runs:
            if isinstance(run, Token):
                found = self.said(run)
                anchor = f"n-{len(self.cells) + 1}"
                cell = self.cells.setdefault(found.reference, Cell(anchor, found))
                _add(cell.chapters, title)
            elif isinstance(run, WorkedOut):
                anchor = f"w-{len(self.workings) + 1}"
                _add(self.workings.setdefault(run, Workings(anchor, run)).chapters, title)

    def _note_figure(self, piece: Picture) -> None:
        for reference in piece.figure.references:
            if reference not in self.shown:
                self.shown[reference] = Shown(self.row(reference))
            _add(self.shown[reference].figures, piece.figure.title)


def _add(titles: list[str], title: str) -> None:
    if title not in titles:
        titles.append(title)
