"""Rounds of answers: mapped and judged again, superseded, taken back."""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from headwater import worker
from headwater.exchange.messages import Answer, Mapping, Remap, Submission, Withdrawal
from headwater.exchange.report import FileReport, Outcome
from headwater.exchange.spool import Spool, new_submission_id
from headwater.pipeline.engine import Engine, open_engine
from headwater.settings import read_settings

NOW = datetime(2026, 1, 20, 9, tzinfo=UTC)
FEED, SUPPLIER = "police_uk_street", "police_open_data"
HEADERS = [
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
]
VIOLENCE = "Violence and sexual offences"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    settings = read_settings({"HEADWATER_HOME": str(tmp_path / "home"), "HEADWATER_KEY": "2e" * 32})
    with closing(open_engine(settings)) as opened:
        attend(opened)
        yield opened


@pytest.fixture
def spool(engine: Engine) -> Spool:
    return Spool(engine.settings.exchange)


def attend(engine: Engine, *, days: int = 0) -> int:
    return worker.answer_waiting(engine, clock=lambda: NOW + timedelta(days=days))


def file_of(
    months: list[str], *, crime_type: str = VIOLENCE, headers: list[str] = HEADERS, first: int = 1
) -> bytes:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(headers)
    for number, month in enumerate(months, start=first):
        cells = [f"{number:064}", month, "A Force", "A Force", "", "", "No Location", "", ""]
        rows.writerow([*cells, crime_type, ""])
    return text.getvalue().encode()


def send(spool: Spool, content: bytes, *, minute: int = 0, by: str = "person-2") -> str:
    name = new_submission_id()
    at = NOW + timedelta(minutes=minute)
    stated = Submission(name, FEED, SUPPLIER, "street.csv", len(content), at, by)
    spool.submit(stated, io.BytesIO(content))
    return name


def mapping(**stated: object) -> Mapping:
    fields: dict[str, object] = {"made_at": NOW, "made_by": "person-2", "version": 0, **stated}
    return Mapping(new_submission_id(), FEED, SUPPLIER, **fields)  # type: ignore[arg-type]


def answered(spool: Spool, name: str) -> Answer:
    answer = spool.answer(name)
    assert answer
    return answer


def report(spool: Spool, name: str) -> FileReport:
    return answered(spool, name).report


def take_back(spool: Spool, name: str) -> None:
    spool.put_withdrawal(Withdrawal(name, NOW, "person-2", "The wrong month."))


def test_a_file_with_a_renamed_column_is_held_mapped_and_accepted(
    engine: Engine, spool: Spool
) -> None:
    headers = ["Offence" if name == "Crime type" else name for name in HEADERS]
    name = send(spool, file_of(["2025-11"] * 3, headers=headers))
    attend(engine)
    first = answered(spool, name)
    assert first.report.outcome is Outcome.REFUSED
    assert first.held_until == (NOW + timedelta(days=14)).date()
    assert first.report.question
    assert first.report.question.extra == ("Offence",)
    spool.put_mapping(Remap(name, mapping(renames={"Offence": "Crime type"})))
    assert attend(engine) == 1
    second = answered(spool, name)
    assert (second.round, second.held_until) == (2, None)
    assert (second.report.outcome, second.report.mapping_version) == (Outcome.ACCEPTED, 1)
    assert [repair.kind for repair in second.report.repairs] == ["renamed_columns"]
    assert spool.held(name) is None
    assert [each.version for each in spool.mappings()] == [1]


def test_the_next_file_is_read_with_the_mapping_by_itself(engine: Engine, spool: Spool) -> None:
    headers = ["Offence" if name == "Crime type" else name for name in HEADERS]
    engine.home.keep_mapping(mapping(renames={"Offence": "Crime type"}))
    name = send(spool, file_of(["2025-11"], headers=headers))
    attend(engine)
    assert report(spool, name).mapping_version == 1
    plain = send(spool, file_of(["2025-12"], first=9))
    attend(engine)
    assert (report(spool, plain).outcome, report(spool, plain).mapping_version) == (
        Outcome.ACCEPTED,
        None,
    )


def test_codes_are_mapped_after_the_file_was_accepted(engine: Engine, spool: Spool) -> None:
    content = (
        file_of(["2025-11"])
        + file_of(["2025-11"] * 4, crime_type="Fighting", first=2)[len(",".join(HEADERS)) + 1 :]
    )
    name = send(spool, content)
    attend(engine)
    first = report(spool, name)
    assert (first.rows_accepted, first.rows_rejected) == (1, 4)
    assert first.question
    assert [(each.value, each.rows) for each in first.question.unknown] == [("Fighting", 4)]
    codes = {first.question.unknown[0].column: {"Fighting": VIOLENCE}}
    spool.put_mapping(Remap(name, mapping(codes=codes)))
    attend(engine)
    second = report(spool, name)
    assert (second.rows_accepted, second.rows_rejected, second.version) == (5, 0, 2)
    assert second.supersedes == (first.extract_id,)
    spool.put_mapping(Remap(name, mapping(codes=codes, note="The same again.")))
    attend(engine)
    assert report(spool, name).outcome is Outcome.UNCHANGED
    assert len(engine.home.mappings()) == 1


def test_a_mapping_that_does_not_fit_is_refused_and_the_file_stands(
    engine: Engine, spool: Spool
) -> None:
    name = send(spool, file_of(["2025-11"]))
    attend(engine)
    spool.put_mapping(Remap(name, mapping(renames={"X": "No such header"})))
    attend(engine)
    second = report(spool, name)
    assert second.outcome is Outcome.ACCEPTED
    assert "No such header" in (second.found or "")
    assert engine.home.mappings() == ()
    assert spool.waiting_messages() == ()


def test_a_mapping_for_somebody_else_stays_with_the_sender(engine: Engine, spool: Spool) -> None:
    name = send(spool, file_of(["2025-11"]))
    attend(engine)
    stated = replace(mapping(renames={"X": "Month"}), feed="ambulance_callouts", supplier="other")
    spool.put_mapping(Remap(name, stated))
    attend(engine)
    assert [(each.feed, each.supplier) for each in engine.home.mappings()] == [(FEED, SUPPLIER)]


def test_two_officers_send_one_month_at_once(engine: Engine, spool: Spool) -> None:
    ben = send(spool, file_of(["2025-11", "2025-12"]))
    other = send(spool, file_of(["2025-12"] * 3, first=50), minute=1, by="person-9")
    attend(engine)
    first, second = report(spool, ben), report(spool, other)
    assert (first.version, second.version) == (1, 2)
    assert second.supersedes == (first.extract_id,)
    assert [note.words for note in first.notes if note.reason == "superseded"] == [
        "For December 2025, version 2 stands in the place of version 1."
    ]
    assert not [note for note in second.notes if note.reason == "superseded"]
    assert {(f"{each.month:%m}", each.extract_id) for each in engine.home.coverage()} == {
        ("11", first.extract_id),
        ("12", second.extract_id),
    }
    assert len(engine.home.extracts()) == 2
    for extract in engine.home.extracts():
        assert b"".join(engine.home.raw_file(extract.extract_id))
    take_back(spool, other)
    attend(engine)
    assert not [note for note in report(spool, ben).notes if note.reason == "superseded"]


def test_a_file_taken_back_before_it_is_judged_is_forgotten(engine: Engine, spool: Spool) -> None:
    name = send(spool, file_of(["2025-11"]))
    take_back(spool, name)
    attend(engine)
    assert report(spool, name).outcome is Outcome.WITHDRAWN
    assert (spool.waiting(), spool.held(name), engine.home.extracts()) == ([], None, ())


def test_an_accepted_file_taken_back_gives_its_months_up(engine: Engine, spool: Spool) -> None:
    before = send(spool, file_of(["2025-11"]))
    name = send(spool, file_of(["2025-11", "2025-12"], first=9), minute=1)
    attend(engine)
    take_back(spool, name)
    attend(engine)
    said = report(spool, name)
    assert said.outcome is Outcome.WITHDRAWN
    assert "For November 2025, version 1 stands again. No file is left for December 2025." in (
        said.found or ""
    )
    assert [each.extract_id for each in engine.home.coverage()] == [
        report(spool, before).extract_id
    ]
    take_back(spool, name)
    attend(engine)
    assert answered(spool, name).round == 2


def test_every_reading_of_a_file_goes_with_it(engine: Engine, spool: Spool) -> None:
    name = send(spool, file_of(["2025-11"] * 4, crime_type="Fighting") + b"")
    attend(engine)
    spool.put_mapping(Remap(name, mapping(codes={"crime_type": {"Fighting": VIOLENCE}})))
    attend(engine)
    assert report(spool, name).outcome is Outcome.ACCEPTED
    spool.put_mapping(Remap(name, mapping(codes={"crime_type": {"Fighting": "Robbery"}})))
    attend(engine)
    assert report(spool, name).version == 2
    take_back(spool, name)
    attend(engine)
    assert engine.home.coverage() == ()
    assert engine.home.unproven() == ()


def test_a_file_that_repeated_another_takes_nothing_back(engine: Engine, spool: Spool) -> None:
    content = file_of(["2025-11"])
    first, second = send(spool, content), send(spool, content, minute=1)
    attend(engine)
    assert report(spool, second).outcome is Outcome.UNCHANGED
    take_back(spool, second)
    attend(engine)
    assert report(spool, second).outcome is Outcome.WITHDRAWN
    assert [each.extract_id for each in engine.home.coverage()] == [report(spool, first).extract_id]


def test_what_is_taken_back_at_the_desk_is_said_to_its_sender(engine: Engine, spool: Spool) -> None:
    name = send(spool, file_of(["2025-11"]))
    attend(engine)
    extract_id = str(report(spool, name).extract_id)
    with engine.home.lock():
        engine.home.withdraw(extract_id, now=NOW, asked_by="analyst", because="Asked by phone.")
    send(spool, file_of(["2025-12"], first=9))
    attend(engine)
    assert report(spool, name).outcome is Outcome.WITHDRAWN


def test_a_held_file_goes_when_its_days_are_over(engine: Engine, spool: Spool) -> None:
    headers = ["Offence" if name == "Crime type" else name for name in HEADERS]
    name = send(spool, file_of(["2025-11"], headers=headers))
    attend(engine)
    assert spool.held(name)
    attend(engine, days=15)
    assert spool.held(name) is None
    spool.put_mapping(Remap(name, mapping(renames={"Offence": "Crime type"})))
    attend(engine, days=15)
    said = report(spool, name)
    assert said.outcome is Outcome.REFUSED
    assert "ask the supplier for the file again" in (said.next_step or "")
    assert engine.home.mapping(FEED, SUPPLIER)


def test_what_is_asked_after_nothing_comes_to_nothing(engine: Engine, spool: Spool) -> None:
    name = new_submission_id()
    take_back(spool, name)
    spool.put_mapping(Remap(name, mapping(renames={"X": "Month"})))
    attend(engine)
    assert (spool.answer(name), spool.waiting_messages()) == (None, ())
    assert engine.home.mappings() == ()


@pytest.mark.parametrize("content", [b"", b"\n\n\n", b"Crime ID,Month\n"])
def test_a_file_with_nothing_in_it_is_not_held(
    engine: Engine, spool: Spool, content: bytes
) -> None:
    name = send(spool, content)
    attend(engine)
    answer = answered(spool, name)
    assert (answer.report.outcome, answer.held_until) == (Outcome.REFUSED, None)
