"""A file of cards is taken over whole, or every fault of it is told."""

import csv
import io
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from tests.unit.web.evidence.conftest import CARD, OUTCOME, Desk

from headwater_web.evidence.actions.cards import import_cards
from headwater_web.evidence.card_files import read_cards
from headwater_web.evidence.models import Card, CardVersion
from headwater_web.evidence.queries.files import cards_as_csv
from headwater_web.evidence.row_columns import CARD_COLUMNS, OUTCOME_COLUMNS
from headwater_web.evidence.said import read_card, read_outcome
from headwater_web.ui.rows_of_files import FileUnreadable, Unreadable


def as_csv(*cards: dict[str, str]) -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(written, [column.name for column in CARD_COLUMNS])
    writer.writeheader()
    writer.writerows(cards)
    return written.getvalue().encode()


def faults(file_name: str, content: bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(FileUnreadable) as caught:
        read_cards(file_name, content)
    return [(each.row, each.column, each.words) for each in caught.value.faults]


class TestOneCard:
    """What one card says is held against itself."""

    #         what is said                                     the column at fault
    WRONG: ClassVar = [
        ({"source": ""}, "source"),
        ({"unknowns": ""}, "unknowns"),
        ({"estimate": "0"}, "estimate"),
        ({"estimate": "0.8"}, "estimate"),
        ({"estimate": "about half"}, "estimate"),
        ({"estimate": "NaN"}, "estimate"),
        ({"upper": ""}, "upper"),
        ({"interval_percent": ""}, "interval_percent"),
        ({"interval_percent": "100"}, "interval_percent"),
        ({"measure": "guess"}, "measure"),
        ({"measure": ""}, "measure"),
        ({"measure": "", "estimate": "", "lower": "", "upper": ""}, "no_number_because"),
        ({"measure": "", "estimate": ""}, "estimate"),
        ({"estimate": "", "lower": "", "upper": ""}, "estimate"),
        ({"next_review": "2026-01-10"}, "next_review"),
        ({"as_at": "soon"}, "as_at"),
        ({"key": "Not A Key"}, "key"),
        ({"certainty_rating": "High"}, "certainty_scheme"),
        ({"address": "not an address"}, "address"),
        ({"participants": "-3"}, "participants"),
        ({"question": "two\nlines"}, "question"),
        ({"setting": "a" * 301}, "setting"),
        ({"whereabouts": "europe"}, "whereabouts"),
    ]

    @pytest.mark.parametrize(("said", "column"), WRONG)
    def test_the_column_at_fault(self, said: dict[str, str], column: str) -> None:
        with pytest.raises(Unreadable) as caught:
            read_card(CARD | said)
        assert column in [name for name, _words in caught.value.faults]

    def test_every_fault_at_once(self) -> None:
        with pytest.raises(Unreadable) as caught:
            read_card(CARD | {"source": "", "key": "A", "estimate": "0"})
        assert {"source", "key", "estimate"} <= {name for name, _words in caught.value.faults}

    def test_no_number_is_well_where_the_reason_is_said(self) -> None:
        empty = dict.fromkeys(("measure", "estimate", "lower", "upper", "interval_percent"), "")
        said = read_card(CARD | empty | {"no_number_because": "The source states none."})
        assert (said["estimate"], said["interval_percent"]) == (None, None)

    def test_a_rating_taken_over_whole(self) -> None:
        rating = {
            "certainty_rating": "High",
            "certainty_scheme": "A toolkit",
            "certainty_source": "Its page",
            "certainty_on": "2026-01-01",
        }
        assert read_card(CARD | rating)["certainty_rating"] == "High"

    def test_a_day_as_people_write_it(self) -> None:
        assert read_card(CARD | {"as_at": "10 January 2026"}) == read_card(CARD)


class TestOneOutcome:
    """The outcomes of a study are held against themselves in the same way."""

    #         what is said                                     the column at fault
    WRONG: ClassVar = [
        ({"number_compared": ""}, "number_compared"),
        ({"number_supported": "4"}, "number_supported"),
        ({"estimate": "2"}, "estimate"),
        ({"prespecified": ""}, "prespecified"),
        ({"measure": "", "estimate": "", "lower": "", "upper": ""}, "no_number_because"),
    ]

    @pytest.mark.parametrize(("said", "column"), WRONG)
    def test_the_column_at_fault(self, said: dict[str, str], column: str) -> None:
        with pytest.raises(Unreadable) as caught:
            read_outcome(OUTCOME | said)
        assert [name for name, _words in caught.value.faults] == [column]

    def test_a_share_needs_nobody_to_compare_with(self) -> None:
        share = {"measure": "share", "estimate": "0.5", "lower": "0.4", "upper": "0.6"}
        assert read_outcome(OUTCOME | share | {"number_compared": ""})["number_compared"] is None

    def test_columns_are_those_of_the_table(self) -> None:
        names = {field.name for field in CardVersion._meta.get_fields()}
        assert {column.name for column in CARD_COLUMNS} - {"key"} <= names
        assert len({column.name for column in OUTCOME_COLUMNS}) == len(OUTCOME_COLUMNS)


class TestFiles:
    """CSV and YAML say the same."""

    def test_both_forms(self) -> None:
        content = yaml.safe_dump({"cards": [yaml.safe_load(yaml.safe_dump(CARD))]}).encode()
        assert read_cards("cards.yaml", content) == read_cards("cards.csv", as_csv(CARD))

    def test_yaml_may_hold_numbers_and_days_of_its_own(self) -> None:
        content = yaml.safe_dump({"cards": [CARD]}).replace("'", "").encode()
        assert read_cards("cards.yml", content) == (read_card(CARD),)

    def test_the_row_and_the_column_of_each_fault(self) -> None:
        wrong = CARD | {"key": "other", "source": "", "lower": "0.6"}
        found = faults("cards.csv", as_csv(CARD, wrong))
        assert [(row, column) for row, column, _words in found] == [(2, "source"), (2, "estimate")]

    #         file name, content                      what is said
    WHOLE: ClassVar = [
        ("cards.txt", b"", "ends neither in .csv nor in .yaml"),
        ("cards.csv", b"\xff\xfe", "not text in UTF-8"),
        ("cards.csv", b"x" * 500_001, "larger than 500 kB"),
        ("cards.csv", b"key\n", "This column is missing."),
        ("cards.csv", b'"open', "a quotation is open"),
        ("cards.csv", as_csv(), "It holds no card."),
        ("cards.csv", as_csv(*[CARD] * 501), "more than 500 cards"),
        ("cards.yaml", b"cards: [", "It is not YAML."),
        ("cards.yaml", b"[1, 2]", "Expected a list of cards"),
        ("cards.yaml", b"cards: [{key: {a: b}}]", "Expected one value"),
        ("cards.yaml", b"cards: [{mood: high}]", "There is no such column."),
        ("cards.csv", as_csv(CARD).replace(b"question", b"key", 1), "This column is there twice."),
    ]

    @pytest.mark.parametrize(("name", "content", "says"), WHOLE)
    def test_a_file_that_is_none(self, name: str, content: bytes, says: str) -> None:
        assert any(says in words for _row, _column, words in faults(name, content))

    def test_many_aliases_are_no_bomb(self) -> None:
        lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
        for before, name in zip("abcdefgh", "bcdefghi", strict=True):
            lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
        content = "\n".join([*lines, "cards: [{key: *i}]"]).encode()
        assert [column for _row, column, _words in faults("cards.yaml", content)] == ["key"]

    def test_a_row_of_another_length(self) -> None:
        content = as_csv(CARD) + b"one,two\n"
        assert faults("cards.csv", content)[0][0] == 2

    def test_the_same_card_twice_in_a_file(self) -> None:
        assert faults("cards.csv", as_csv(CARD, CARD))[0][:2] == (2, "key")


class TestImporting:
    """A file becomes drafts; the same file twice changes nothing."""

    def test_added_then_same_then_changed(self, desk: Desk) -> None:
        by, said = desk.cast["amara"], read_card(CARD)
        first = import_cards(by=by, cards=[said])
        again = import_cards(by=by, cards=[said])
        changed = import_cards(by=by, cards=[said | {"cost": "£90 a day, 2024"}])
        assert (len(first.added), again.same, changed.changed) == (1, first.added, first.added)
        assert Card.objects.get().versions.count() == 2
        assert not Card.objects.get().acts.exists()

    def test_what_was_handed_over_is_taken_over_unchanged(self, desk: Desk, tmp_path: Path) -> None:
        desk.card(unknowns="=1+1 is a formula elsewhere", participants="573")
        handed_over = cards_as_csv([desk.shown(Card.objects.get())]).encode()
        done = import_cards(by=desk.cast["amara"], cards=read_cards("cards.csv", handed_over))
        assert done.same == (Card.objects.get().reference,)
