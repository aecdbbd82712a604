"""What is asked of a sender: headers and codes, never a cell that tells of somebody."""

from pathlib import Path

import pytest
from tests.unit.intake.small_feed import HEADERS, csv_of, received, rows_of, specification

from headwater.exchange.report import Question
from headwater.intake import NothingAccepted, refusal_report
from headwater.intake.asking import about_columns
from headwater.intake.faults import ColumnsAmiss
from headwater.vocabulary.faults import Fault


def asked_of(tmp_path: Path, rows: list[dict[str, str]]) -> Question | None:
    return received(tmp_path, csv_of(rows)).report.question


def shown(question: Question | None) -> dict[str, tuple[int, str | None]]:
    values = question.unknown if question else ()
    return {value.value: (value.rows, value.suggestion) for value in values}


def test_absent_columns_come_with_the_headers_that_could_be_meant() -> None:
    names = ["Reference", "Happened", "Offence code", "Area", "Sex", "Age", "Weapon", "Extra"]
    question = about_columns(names, specification())
    assert question
    absent = {column.name: column.suggestion for column in question.absent}
    assert absent == {
        "reference": "Reference",
        "offence": "Offence code",
        "surname": None,
        "born": None,
    }
    assert question.extra == ("Reference", "Offence code", "Extra")
    assert all(column.is_needed for column in question.absent)


def test_a_column_that_another_may_stand_for_is_not_needed_by_itself() -> None:
    feed = specification()
    columns = tuple(
        column.model_copy(update={"may_be_absent_if": "age"}) if column.name == "born" else column
        for column in feed.columns
    )
    other = feed.model_copy(update={"columns": columns})
    question = about_columns(["Reference", "Happened", "Area"], other)
    assert question
    needed = {column.name: column.is_needed for column in question.absent}
    assert not needed.pop("born")
    assert all(needed.values())


def test_no_header_is_suggested_twice() -> None:
    names = [header for header in HEADERS if header not in {"Sex", "Offence"}]
    question = about_columns([*names, "Sex or offence"], specification())
    assert question
    suggested = [column.suggestion for column in question.absent]
    assert suggested.count("Sex or offence") <= 1


@pytest.mark.parametrize(
    "names",
    [
        ["SYN-1", "14/03/2025 21:30", "5/1", "Z01000001", "F", "31", "yes", "Okafor", "02/05/1993"],
        ["Okafor", "Ngozi", "31", "female"],
        ["yes", "yes", "Okafor"],
        ["NG1 5DT", "Okafor", "Ngozi"],
        ["", "Okafor", "Ngozi"],
        HEADERS,
    ],
    ids=["a row", "a number", "repeated", "a postcode", "a gap", "nothing absent"],
)
def test_nothing_is_asked_where_the_first_row_may_be_cells(names: list[str]) -> None:
    assert about_columns(names, specification()) is None


def test_a_header_that_looks_like_a_cell_is_not_shown() -> None:
    names = [*HEADERS[1:], "943 476 5919", "02/05/1993", "ng1 5dt", "a@b.c", "12", "x" * 61, "Case"]
    question = about_columns(names, specification())
    assert question
    assert question.extra == ("Case",)


def test_a_refused_file_asks(tmp_path: Path) -> None:
    content = csv_of(rows_of({})).replace("Ref", "Reference", 1)
    with pytest.raises(ColumnsAmiss) as refusal:
        received(tmp_path, content)
    question = reported(refusal.value).question
    assert question
    assert question.can_be_answered
    assert [column.suggestion for column in question.absent] == ["Reference"]


def reported(fault: Fault):  # type: ignore[no-untyped-def]  # as refusal_report has it
    return refusal_report(fault, path=Path("x.csv"), feed="street_incidents", supplier=None)


def test_unknown_values_are_shown_with_their_rows_and_the_codes(tmp_path: Path) -> None:
    rows = rows_of(*[{"Sex": "Femal"}] * 2, *[{"Sex": "Other"}] * 3, {"Sex": "F"})
    question = asked_of(tmp_path, rows)
    assert question
    assert shown(question) == {"Other": (3, None)}
    assert [choice.code for choice in question.unknown[0].codes] == ["F", "M", "U"]


def test_an_unknown_value_of_few_rows_is_shown_only_if_it_resembles_a_code(tmp_path: Path) -> None:
    rows = rows_of({"Offence": "5/11"}, *[{"Offence": "Okafor"}] * 2, {"Offence": "8/6"})
    assert shown(asked_of(tmp_path, rows)) == {"5/11": (1, "5/1")}


@pytest.mark.parametrize(
    "value", ["02/05/1993", "9434765919", "NG1 5DT", "a@b.c", "21:30", "x" * 41]
)
def test_a_value_that_tells_of_somebody_is_never_shown(tmp_path: Path, value: str) -> None:
    rows = rows_of(*[{"Sex": value}] * 9, {})
    assert asked_of(tmp_path, rows) is None


def test_a_column_of_other_values_shows_none(tmp_path: Path) -> None:
    rows = rows_of(*[{"Sex": f"Name {number}"} for number in range(51)] * 3)
    assert asked_of(tmp_path, rows) is None


def test_the_commonest_come_first_and_at_most_forty(tmp_path: Path) -> None:
    rows = rows_of(*({"Sex": f"group {n:02}"} for n in range(45) for _ in range(3 + n % 2)))
    question = asked_of(tmp_path, rows)
    assert question
    assert len(question.unknown) == 40
    counts = [value.rows for value in question.unknown]
    assert counts == sorted(counts, reverse=True)


def test_a_file_of_which_nothing_was_accepted_asks_too(tmp_path: Path) -> None:
    content = csv_of(rows_of(*[{"Offence": "knifing"}] * 4))
    with pytest.raises(NothingAccepted) as refusal:
        received(tmp_path, content)
    report = reported(refusal.value)
    assert shown(report.question) == {"knifing": (4, None)}
    assert report.rows_in_file == report.rows_rejected == 4
