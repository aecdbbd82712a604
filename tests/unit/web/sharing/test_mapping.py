"""Saying once what a file's columns and values are, undoing repairs, and who may."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone
from tests.unit.web.sharing.asked import (
    MAPPING,
    QUESTION,
    REPAIRS,
    SENT,
    Report,
    answered,
    asked,
    refused_with_question,
    remembered,
    tick_off,
)
from tests.unit.web.sharing.conftest import Engine

from headwater.exchange.messages import Mapping, Remap
from headwater.exchange.report import Outcome, Question
from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.sharing.actions.asking import Decided, decided_on
from headwater_web.sharing.models import FollowUp

SignIn = Callable[[str], Client]
PAGE = f"/submissions/{SENT}/"
MAP = f"{PAGE}mapping/"
REPAIRS_PAGE = f"{PAGE}repairs/"
CHOSEN = {"column_0": "Offence", "column_1": "", "value_0": "1", "value_1": "", "value_2": "8/1"}


@pytest.fixture
def refused(db: None, engine: Engine, report: Report) -> None:
    remembered()
    refused_with_question(engine, report)


@pytest.fixture
def repaired(db: None, engine: Engine, report: Report) -> None:
    remembered()
    answered(engine, replace(report(Outcome.ACCEPTED), repairs=REPAIRS, rows_left_out=2))


def remapped(engine: Engine) -> Mapping:
    remap = asked(engine)
    assert isinstance(remap, Remap)
    return remap.mapping


@pytest.mark.usefixtures("refused")
class TestThePage:
    """What the engine could not place is asked, with names and counts alone."""

    def test_it_is_offered_where_the_file_was_refused(self, signed_in: SignIn) -> None:
        html = signed_in("ben").get(PAGE).text
        assert f'href="{MAP}"' in html
        assert "you need not send it again" in html

    def test_each_absent_column_with_its_suggestion(self, signed_in: SignIn) -> None:
        html = signed_in("ben").get(MAP).text
        assert '<option value="Offence" selected>' in html
        assert "Offence is chosen as a suggestion" in html
        assert "It is not in this file" in html
        assert "The Home Office&#x27;s code." in html or "The Home Office's code." in html

    def test_each_unknown_value_with_its_codes(self, signed_in: SignIn) -> None:
        html = signed_in("ben").get(MAP).text
        assert "“Y”, in 40 rows" in html
        assert "“N”, in 1 row<" in html
        assert "Leave those rows out" in html
        assert "1: Yes" in html

    def test_a_long_codelist_is_typed_with_help(self, signed_in: SignIn) -> None:
        html = signed_in("ben").get(MAP).text
        assert 'list="codes-offence_code"' in html
        assert html.count('<option value="8/1">') == 1

    @pytest.mark.parametrize(
        ("name", "status"),
        [("ben", 200), ("amara", 200), ("farah", 403), ("hari", 403), ("dev", 403)],
    )
    def test_who_may(self, signed_in: SignIn, name: str, status: int) -> None:
        assert signed_in(name).get(MAP).status_code == status

    def test_not_another_organisations_file(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        other = "f" * 32
        remembered(other, "health_board")
        answered(engine, report(Outcome.REFUSED), submission_id=other)
        ben = signed_in("ben")
        for tail in ("mapping/", "withdraw/"):
            assert ben.get(f"/submissions/{other}/{tail}").status_code == 403
        assert ben.post(f"/submissions/{other}/repairs/").status_code == 403


@pytest.mark.usefixtures("refused")
class TestWhatIsAsked:
    """The mapping that goes to the engine."""

    def test_the_mapping(self, signed_in: SignIn, cast: dict[str, Person], engine: Engine) -> None:
        assert signed_in("ben").post(MAP, CHOSEN)["Location"] == PAGE
        mapping = remapped(engine)
        assert mapping.renames == {"Offence": "HO Code"}
        assert mapping.codes == {"alcohol": {"Y": "1"}, "offence_code": {"8.1": "8/1"}}
        assert (mapping.version, mapping.without) == (0, ())
        assert mapping.made_by == cast["ben"].audit_reference

    def test_it_is_added_to_the_mapping_in_force(self, signed_in: SignIn, engine: Engine) -> None:
        engine.spool.publish_mappings([MAPPING])
        kept = {f"kept_{number}": "on" for number in range(3)}
        signed_in("ben").post(MAP, CHOSEN | kept)
        mapping = remapped(engine)
        assert mapping.renames == {"Crime No": "Crime Number", "Offence": "HO Code"}
        assert mapping.codes["alcohol"] == {"Ja": "1", "Y": "1"}
        assert mapping.without == ("thousands",)

    def test_what_is_not_right_any_more_is_left_out(
        self, signed_in: SignIn, engine: Engine
    ) -> None:
        engine.spool.publish_mappings([MAPPING])
        html = signed_in("ben").get(MAP).text
        assert "Read the column Crime No as Crime Number" in html
        signed_in("ben").post(MAP, CHOSEN)
        mapping = remapped(engine)
        assert mapping.renames == {"Offence": "HO Code"}
        assert "Ja" not in mapping.codes["alcohol"]
        assert mapping.without == ()

    def test_another_suppliers_mapping_is_not_touched(
        self, signed_in: SignIn, engine: Engine
    ) -> None:
        engine.spool.publish_mappings([replace(MAPPING, supplier="health_board")])
        signed_in("ben").post(MAP, CHOSEN)
        assert remapped(engine).renames == {"Offence": "HO Code"}

    def test_the_page_waits_and_then_shows_the_answer(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        ben = signed_in("ben")
        ben.post(MAP, CHOSEN)
        assert ben.get(f"{PAGE}standing/").text == "waiting"
        assert "is being checked again" in ben.get(PAGE).text
        answered(engine, replace(report(Outcome.ACCEPTED), mapping_version=1))
        tick_off(engine)
        assert ben.get(f"{PAGE}standing/").text == "answered"
        html = ben.get(PAGE).text
        assert "1,200 of 1,240 rows were accepted" in html
        assert "mapping 1 of this supplier" in html
        assert "by Ben Hartley" in html

    def test_it_is_recorded_without_its_words(self, signed_in: SignIn) -> None:
        signed_in("ben").post(MAP, CHOSEN)
        event = next(each for each in events() if each.action == "sharing.mapping_asked")
        assert event.about == f"submission/{SENT}"
        assert "Offence" not in str(event)


@pytest.mark.usefixtures("refused")
class TestWhatIsRefused:
    """422 and words; nothing reaches the engine."""

    @pytest.mark.parametrize(
        ("facts", "words"),
        [
            ({"column_0": ""}, "Choose the column that holds HO Code."),
            ({"column_1": "Offence"}, "Offence is chosen for another column already."),
            ({"column_0": "Reference"}, "Choose one of the columns listed."),
            ({"value_0": "9"}, "Choose one of the codes listed."),
            ({"value_2": "8.1"}, "8.1 is not a code of this column."),
        ],
    )
    def test_a_choice(
        self, signed_in: SignIn, engine: Engine, facts: dict[str, str], words: str
    ) -> None:
        answer = signed_in("ben").post(MAP, CHOSEN | facts)
        assert (answer.status_code, words in answer.text) == (422, True)
        assert engine.spool.waiting_messages() == ()

    def test_a_file_that_is_not_held_any_more(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        asks = replace(report(Outcome.REFUSED), question=QUESTION)
        answered(engine, asks, held_until=timezone.localdate() - timedelta(days=1))
        answer = signed_in("ben").post(MAP, CHOSEN)
        assert (answer.status_code, "Send it again" in answer.text) == (422, True)
        assert f'href="{MAP}"' not in signed_in("ben").get(PAGE).text

    def test_two_people_at_once(self, signed_in: SignIn, engine: Engine) -> None:
        signed_in("ben").post(MAP, CHOSEN)
        answer = signed_in("amara").post(MAP, CHOSEN)
        assert answer.status_code == 422
        assert len(engine.spool.waiting_messages()) == FollowUp.objects.count() == 1

    def test_the_same_moment(
        self, signed_in: SignIn, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Both read the page's facts before either wrote."""
        signed_in("ben").post(MAP, CHOSEN)
        tick_off(engine)
        answer = signed_in("amara").post(MAP, CHOSEN)
        assert (answer.status_code, "a moment ago" in answer.text) == (422, True)

    def test_a_full_disk(self, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("headwater.exchange.spool.Spool.put_mapping", full)
        answer = signed_in("ben").post(MAP, CHOSEN)
        assert (answer.status_code, "no room" in answer.text) == (422, True)
        assert not FollowUp.objects.exists()

    def test_nothing_chosen_changes_nothing(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        asks = replace(report(Outcome.ACCEPTED), question=Question(unknown=QUESTION.unknown))
        answered(engine, asks)
        answer = signed_in("ben").post(MAP, {"value_0": "", "value_1": "", "value_2": ""})
        assert (answer.status_code, "Nothing was changed" in answer.text) == (422, True)


@pytest.mark.usefixtures("repaired")
class TestRepairs:
    """Every repair is listed, and those that can be are undone by a button."""

    def test_they_are_listed(self, signed_in: SignIn) -> None:
        html = signed_in("ben").get(PAGE).text
        assert "Rows of totals were left out" in html
        assert "Rows 13, 25 of the file" in html
        assert "2 more rows were left out" in html
        assert html.count('name="undo"') == 1
        assert "needed to read the file" in html

    def test_whoever_may_only_read_has_no_button(self, signed_in: SignIn) -> None:
        html = signed_in("farah").get(PAGE).text
        assert "Rows of totals were left out" in html
        assert 'name="undo"' not in html

    def test_one_is_undone(self, signed_in: SignIn, engine: Engine) -> None:
        answer = signed_in("ben").post(REPAIRS_PAGE, {"undo": "totals_rows"})
        assert answer["Location"] == PAGE
        assert remapped(engine).without == ("totals_rows",)

    def test_one_is_made_again(self, signed_in: SignIn, engine: Engine) -> None:
        engine.spool.publish_mappings([MAPPING])
        ben = signed_in("ben")
        assert 'name="again" value="thousands"' in ben.get(PAGE).text
        ben.post(REPAIRS_PAGE, {"again": "thousands"})
        mapping = remapped(engine)
        assert (mapping.without, mapping.renames) == ((), MAPPING.renames)

    @pytest.mark.parametrize("kind", ["encoding", "no_such_repair", ""])
    def test_what_cannot_be_undone(self, signed_in: SignIn, engine: Engine, kind: str) -> None:
        ben = signed_in("ben")
        ben.post(REPAIRS_PAGE, {"undo": kind})
        assert engine.spool.waiting_messages() == ()
        assert "Nothing was changed" in ben.get(PAGE).text

    def test_what_the_engine_could_not_do_is_said(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        found = "The raw file is not held. The version that was accepted before stands."
        answered(engine, replace(report(Outcome.ACCEPTED), found=found))
        html = signed_in("ben").get(PAGE).text
        assert "What was asked last was not done" in html
        assert found in html
        assert "1,200 of 1,240 rows were accepted" in html

    def test_a_file_that_was_replaced_since_stays_as_it_was_read(
        self, signed_in: SignIn, engine: Engine, report: Report
    ) -> None:
        """Judged again it would push the later file out."""
        first = replace(report(Outcome.ACCEPTED), repairs=REPAIRS, extract_id="first")
        answered(engine, first)
        later = "e" * 32
        remembered(later, file_name="later.csv")
        answered(
            engine,
            replace(report(Outcome.ACCEPTED), extract_id="later", supersedes=("first",)),
            submission_id=later,
        )
        ben = signed_in("ben")
        html = ben.get(PAGE).text
        assert "A later file has replaced it since" in html
        assert 'name="undo"' not in html
        ben.post(REPAIRS_PAGE, {"undo": "totals_rows"})
        assert engine.spool.waiting_messages() == ()
        assert "A later file has replaced this one" in ben.get(PAGE).text


class TestTheMappingsInForce:
    """A page of what is said for each supplier, with what changed when."""

    def test_versions_and_what_changed(
        self, signed_in: SignIn, cast: dict[str, Person], engine: Engine
    ) -> None:
        newer = replace(
            MAPPING, version=4, without=(), made_by=cast["ben"].audit_reference, mapping_id="n" * 32
        )
        engine.spool.publish_mappings([newer, MAPPING])
        html = signed_in("ben").get("/submissions/mappings/").text
        assert "mapping 4" in html
        assert "by Ben Hartley" in html
        assert "No longer: Do not make this repair: Thousands" in " ".join(html.split())
        assert "2 versions" in html

    @pytest.mark.parametrize(("name", "count"), [("ben", 1), ("amara", 2), ("farah", 2)])
    def test_only_of_suppliers_whose_files_one_may_see(
        self, signed_in: SignIn, engine: Engine, name: str, count: int
    ) -> None:
        engine.spool.publish_mappings([MAPPING, replace(MAPPING, supplier="health_board")])
        kept = signed_in(name).get("/submissions/mappings/").context["kept"]
        assert len(kept) == count

    def test_before_there_is_one(self, signed_in: SignIn, engine: Engine) -> None:
        assert "Every file is read as agreed" in signed_in("ben").get("/submissions/mappings/").text

    def test_it_is_reached_from_the_list(self, signed_in: SignIn, engine: Engine) -> None:
        assert 'href="/submissions/mappings/"' in signed_in("ben").get("/submissions/").text

    def test_it_is_not_for_everyone(self, signed_in: SignIn, engine: Engine) -> None:
        assert signed_in("hari").get("/submissions/mappings/").status_code == 403


class TestDeciding:
    """A mapping from one before it and from what was decided."""

    @pytest.mark.parametrize(
        ("decided", "expected"),
        [
            (Decided(), MAPPING),
            (Decided(undo=("dates",)), replace(MAPPING, without=("dates", "thousands"))),
            (Decided(again=("thousands",)), replace(MAPPING, without=())),
            (Decided(dropped_renames=("Crime No",)), replace(MAPPING, renames={})),
            (Decided(dropped_codes=(("alcohol", "Ja"),)), replace(MAPPING, codes={})),
            (
                Decided(codes={"alcohol": {"Ja": "2"}}),
                replace(MAPPING, codes={"alcohol": {"Ja": "2"}}),
            ),
        ],
    )
    def test_it(self, decided: Decided, expected: Mapping) -> None:
        assert decided_on(MAPPING, decided) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    "facts",
    [
        {"asked_by": ""},
        {"kind": "withdrawal"},
        {"kind": "remap", "because": "x"},
        {"kind": "other"},
    ],
)
def test_a_follow_up_without_its_facts_cannot_be_kept(facts: dict[str, object]) -> None:
    known: dict[str, object] = {
        "submission": remembered(),
        "kind": "remap",
        "after_round": 1,
        "asked_at": timezone.now(),
        "asked_by": "person/0",
    }
    with pytest.raises(IntegrityError):
        FollowUp.objects.create(**(known | facts))
