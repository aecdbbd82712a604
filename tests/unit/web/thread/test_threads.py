"""Threads: numbers are given once, links are dated, and what is hidden is not even counted."""

import threading
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction
from django.test import Client
from tests.unit.web.thread.conftest import Tie, public

from headwater_web.accounts.models import Person
from headwater_web.audit.models import AuditEvent
from headwater_web.thread.actions import end_link, keep_reference, link, take_reference
from headwater_web.thread.drawing import draw
from headwater_web.thread.kinds import Kind, KindTaken, register_kind
from headwater_web.thread.models import Link, LinkKind
from headwater_web.thread.references import ReferenceUnreadable, parse_reference
from headwater_web.thread.walks import Thread, thread_of

SignedIn = Callable[[str], Client]
STRANGER = AnonymousUser()


def walked(thread: Thread | None) -> tuple[list[str], list[str]]:
    assert thread is not None
    before = [step.thing.reference for step in thread.before]
    return before, [step.thing.reference for step in thread.after]


class TestReferences:
    """A letter and a number, given once."""

    def test_numbers_follow_each_other(self) -> None:
        assert [take_reference("A") for _ in range(3)] == ["A-1", "A-2", "A-3"]
        assert take_reference("D") == "D-1"

    def test_a_number_given_elsewhere_is_never_given_again(self) -> None:
        keep_reference("R-23")
        keep_reference("R-5")
        assert take_reference("R") == "R-24"

    @pytest.mark.parametrize("text", ["", "A", "12", "A-0", "A-012", "AAA-1", "A-1/2", "A 1"])
    def test_anything_else_is_no_reference(self, text: str) -> None:
        with pytest.raises(ReferenceUnreadable):
            parse_reference(text)

    def test_two_letters_name_a_kind_as_well_as_one(self) -> None:
        assert take_reference("SN") == "SN-1"
        assert str(parse_reference("sn-1")) == "SN-1"

    def test_small_letters_and_spaces_are_forgiven(self) -> None:
        assert str(parse_reference(" r-18 ")) == "R-18"

    def test_two_kinds_cannot_share_a_letter(self) -> None:
        with pytest.raises(KindTaken):
            register_kind(Kind("X", "Another", public))  # type: ignore[arg-type]  # words will do


@pytest.mark.usefixtures("committing_site")
def test_two_writers_never_get_one_number() -> None:
    given: list[str] = []

    def take() -> None:
        try:
            given.extend(take_reference("Z") for _ in range(10))
        finally:
            connection.close()

    writers = [threading.Thread(target=take) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(given) == sorted({f"Z-{number}" for number in range(1, 31)})


class TestLinks:
    """Made and ended, never deleted, each with its event."""

    def test_a_link_is_made_once(self, cast: dict[str, Person]) -> None:
        one = link(by=cast["grace"], earlier="X-1", later="X-2", kind=LinkKind.LED_TO)
        assert link(by=None, earlier="X-1", later="X-2", kind=LinkKind.LED_TO) == one
        assert AuditEvent.objects.filter(action="thread.linked").count() == 1

    def test_an_ended_link_can_be_made_anew(self, cast: dict[str, Person]) -> None:
        one = link(by=None, earlier="X-1", later="X-2", kind=LinkKind.LED_TO)
        end_link(by=cast["grace"], made=one)
        assert link(by=None, earlier="X-1", later="X-2", kind=LinkKind.LED_TO) != one
        assert Link.objects.count() == 2

    def test_overlapping_has_no_direction(self) -> None:
        one = link(by=None, earlier="X-2", later="X-1", kind=LinkKind.OVERLAPS)
        assert link(by=None, earlier="X-1", later="X-2", kind=LinkKind.OVERLAPS) == one

    def test_nothing_is_tied_to_itself(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            link(by=None, earlier="X-1", later="X-1", kind=LinkKind.LED_TO)

    def test_a_figure_can_be_tied(self) -> None:
        figure = "figure/R0001-1a2b3c4d/sharp_object_admissions.v1/E23000019/2025/all/all"
        link(by=None, earlier=figure, later="X-1", kind=LinkKind.LED_TO)
        assert AuditEvent.objects.get().details.count("sharp_object") == 0


class TestWalking:
    """Both ways, to the end, through nothing hidden."""

    def test_the_whole_thread_in_both_directions(self, tie: Tie) -> None:
        tie("X-1", "X-2", "X-3", "X-4", "X-5")
        assert walked(thread_of(STRANGER, "X-3")) == (["X-2", "X-1"], ["X-4", "X-5"])

    def test_what_is_hidden_is_not_passed_through(self, tie: Tie) -> None:
        tie("X-1", "Y-1", "X-2")
        assert walked(thread_of(STRANGER, "X-1")) == ([], [])
        assert walked(thread_of(STRANGER, "X-2")) == ([], [])

    def test_who_may_sees_it_all(self, tie: Tie, cast: dict[str, Person]) -> None:
        tie("X-1", "Y-1", "X-2")
        assert walked(thread_of(cast["grace"], "X-1")) == ([], ["Y-1", "X-2"])

    def test_a_hidden_thing_has_no_thread(self) -> None:
        assert thread_of(STRANGER, "Y-1") is None
        assert thread_of(STRANGER, "Q-1") is None

    def test_a_ring_of_links_ends(self, tie: Tie) -> None:
        tie("X-1", "X-2", "X-3", "X-1")
        assert walked(thread_of(STRANGER, "X-1")) == (["X-3", "X-2"], ["X-2", "X-3"])

    def test_overlapping_things_stand_beside(self, tie: Tie) -> None:
        tie("X-1", "X-2", kind=LinkKind.OVERLAPS)
        tie("X-1", "Y-2", kind=LinkKind.OVERLAPS)
        found = thread_of(STRANGER, "X-1")
        assert found is not None
        assert [step.thing.reference for step in found.beside] == ["X-2"]
        assert walked(found) == ([], [])

    def test_an_ended_link_leads_nowhere(self, tie: Tie) -> None:
        tie("X-1", "X-2")
        end_link(by=None, made=Link.objects.get())
        assert walked(thread_of(STRANGER, "X-1")) == ([], [])

    def test_few_questions_are_asked_however_many_things(
        self, tie: Tie, django_assert_max_num_queries: Callable[[int], object]
    ) -> None:
        for number in range(2, 42):
            tie("X-1", f"X-{number}")
        with django_assert_max_num_queries(5):  # type: ignore[attr-defined]  # a context
            thread_of(STRANGER, "X-1")

    def test_words_are_read_from_the_thing_that_was_reached(self, tie: Tie) -> None:
        tie("X-1", "X-2", "X-3", kind=LinkKind.CARRIED_OUT_BY)
        found = thread_of(STRANGER, "X-2")
        assert found is not None
        assert [str(step.words) for step in found.before] == ["is carried out by"]
        assert [str(step.words) for step in found.after] == ["carries out"]


class TestDrawing:
    """The same as the list, in columns."""

    def test_sources_are_left_and_consequences_right(self, tie: Tie) -> None:
        tie("X-1", "X-2", "X-3")
        tie("X-2", "X-4")
        found = thread_of(STRANGER, "X-2")
        assert found is not None
        drawing = draw(found)
        assert drawing is not None
        left = {box.thing.reference: box.left for box in drawing.boxes}
        assert left["X-1"] < left["X-2"] < left["X-3"] == left["X-4"]
        assert len(drawing.ties) == 3
        assert all(tie_.from_x < tie_.to_x for tie_ in drawing.ties)
        assert all(box.left + 190 <= drawing.width for box in drawing.boxes)
        tops = [(box.left, box.top) for box in drawing.boxes]
        assert len(set(tops)) == len(tops)

    def test_one_thing_alone_is_not_drawn(self) -> None:
        found = thread_of(STRANGER, "X-2")
        assert found is not None
        assert draw(found) is None

    def test_far_too_many_are_listed_only(self, tie: Tie) -> None:
        for number in range(2, 70):
            tie("X-1", f"X-{number}")
        found = thread_of(STRANGER, "X-1")
        assert found is not None
        assert draw(found) is None
        assert len(found.after) == 68


class TestPages:
    """As people see them."""

    def test_a_stranger_sees_the_public_part(self, tie: Tie, client: Client) -> None:
        tie("X-1", "X-2")
        tie("X-1", "Y-7")
        page = client.get("/thread/X-1/").content.decode()
        assert "Public X-2" in page
        assert "Y-7" not in page

    def test_hidden_and_absent_look_alike(self, client: Client) -> None:
        assert client.get("/thread/Y-1/").status_code == 404
        assert client.get("/thread/Q-1/").status_code == 404

    def test_a_tie_is_made_read_and_ended(self, signed_in: SignedIn) -> None:
        grace = signed_in("grace")
        sent = {"tie": "backwards:led_to", "other": "y-3"}
        assert grace.post("/thread/X-1/link/", sent).status_code == 302
        assert Link.objects.get().earlier == "Y-3"
        assert "Secret Y-3" in grace.get("/thread/X-1/").content.decode()
        ended = grace.post(f"/thread/X-1/links/{Link.objects.get().pk}/end/")
        assert ended.status_code == 302
        assert "Secret Y-3" not in grace.get("/thread/X-1/").content.decode()

    @pytest.mark.parametrize(
        ("other", "said"),
        [
            ("", "Give the reference"),
            ("twelve", "That is not a reference"),
            ("X-1", "this thing itself"),
            ("Q-9", "no such thing"),
        ],
    )
    def test_a_bad_reference_is_refused_in_words(
        self, other: str, said: str, signed_in: SignedIn
    ) -> None:
        sent = {"tie": "forwards:led_to", "other": other}
        answer = signed_in("grace").post("/thread/X-1/link/", sent)
        assert answer.status_code == 422
        assert said in answer.content.decode()

    def test_only_the_team_ties(self, signed_in: SignedIn) -> None:
        assert signed_in("hari").get("/thread/X-1/link/").status_code == 403
        assert "Tie it to something" not in signed_in("hari").get("/thread/X-1/").content.decode()
