"""Challenges: where they stand, who may accept an answer, and words that nobody can edit."""

from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from django.db import IntegrityError, connection, transaction
from tests.unit.web.scrutiny.conftest import PLAN, REASONS, WORDS, Chairs, Desk, in_days

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.scrutiny import refusals
from headwater_web.scrutiny.actions import challenges as actions
from headwater_web.scrutiny.actions.items import draft_new_version, withdraw_item
from headwater_web.scrutiny.following import ChallengeState, FollowedChallenge
from headwater_web.scrutiny.models import (
    Answer,
    Challenge,
    NeverChanged,
    Override,
    Panel,
    Verdict,
)
from headwater_web.scrutiny.queries.challenges import (
    answers_to_judge,
    challenge_by_reference,
    due_from_us,
)
from headwater_web.thread.api import LinkKind, later_references

SitOn = Callable[..., Person]

#         what happened                                   state         open   due from us
STORIES = """
raised                                                    waiting       yes    yes
raised answered                                           answered      yes    no
raised answered accepted                                  accepted      no     no
raised answered returned                                  returned      yes    yes
raised answered returned answered                         answered      yes    no
raised answered returned answered accepted                accepted      no     no
raised overridden                                         overridden    no     no
raised answered returned overridden                       overridden    no     no
raised overridden answered                                overridden    no     no
raised overridden answered accepted                       accepted      no     no
"""
ROWS = [line.split() for line in STORIES.strip().splitlines()]
CASES = [(row[:-3], row[-3], row[-2] == "yes", row[-1] == "yes") for row in ROWS]


def now(challenge: Challenge) -> FollowedChallenge:
    found = challenge_by_reference(challenge.reference)
    assert found is not None
    return found


def lived(desk: Desk, story: list[str]) -> Challenge:
    """A challenge to which all of this happened, in this order."""
    challenge = desk.challenge()
    for what in story[1:]:
        latest = now(challenge).latest
        if what == "answered":
            desk.answer(challenge, read=len(now(challenge).answers))
        elif what == "overridden":
            override(desk, challenge)
        elif what == "accepted":
            assert latest is not None
            desk.accept(latest)
        else:
            assert latest is not None
            desk.give_back(latest)
    return challenge


def override(desk: Desk, challenge: Challenge, reasons: str = REASONS) -> Override:
    return actions.override_challenge(by=desk.cast["chioma"], challenge=challenge, reasons=reasons)


@pytest.mark.parametrize(("story", "state", "is_open", "is_due"), CASES)
def test_where_a_challenge_stands_follows_from_what_happened(
    desk: Desk, story: list[str], state: str, is_open: bool, is_due: bool
) -> None:
    found = now(lived(desk, story))
    assert found.state is ChallengeState(state)
    assert (found.is_open, found.is_due) == (is_open, is_due)


class TestRaising:
    """By a panel that has the item before it."""

    def test_the_answer_is_due_by_the_panels_policy(
        self, desk: Desk, panels: dict[str, Panel]
    ) -> None:
        challenge = desk.challenge()
        assert challenge.reply_due_on == in_days(panels["scrutiny_panel"].answer_days)
        assert [each.challenge for each in due_from_us()] == [challenge]

    def test_plan_and_item_were_challenged_by_it(self, desk: Desk) -> None:
        challenge = desk.challenge()
        item = challenge.item.reference
        found = later_references([PLAN, item], LinkKind.CHALLENGED_BY)
        assert found == {PLAN: [challenge.reference], item: [challenge.reference]}

    def test_a_panel_to_which_it_was_not_sent_cannot(self, desk: Desk) -> None:
        with pytest.raises(refusals.NotWithPanel):
            desk.challenge(panel="youth_panel")

    def test_a_draft_cannot_be_challenged(self, desk: Desk) -> None:
        with pytest.raises(refusals.NotWithPanel):
            desk.challenge(desk.draft())

    def test_nor_what_was_withdrawn_or_replaced(self, desk: Desk, cast: dict[str, Person]) -> None:
        withdrawn, replaced = desk.send(), desk.send(title="Second")
        withdraw_item(by=cast["grace"], item=withdrawn, why="Given up.")
        draft = draft_new_version(by=cast["grace"], item=replaced)
        draft.refresh_from_db()
        desk.send(draft)
        for item in (withdrawn, replaced):
            with pytest.raises(refusals.NotWithPanel):
                desk.challenge(item)

    def test_late_is_the_day_after_it_was_due(self, desk: Desk) -> None:
        challenge = desk.challenge()
        due = challenge.reply_due_on
        assert not now(challenge).is_overdue(due)
        assert now(challenge).is_overdue(due.replace(year=due.year + 1))

    def test_an_answered_one_is_not_late(self, desk: Desk) -> None:
        challenge = lived(desk, ["raised", "answered"])
        assert not now(challenge).is_overdue(in_days(400))


class TestAccepting:
    """Only the challenger, or the chair of their panel."""

    def test_the_challenger_may(self, desk: Desk) -> None:
        challenge = lived(desk, ["raised", "answered"])
        assert [each.challenge for each in answers_to_judge(desk.panels.values())] == [challenge]
        desk.accept(challenge.answers.get())
        assert not now(challenge).is_open

    def test_the_chair_of_the_panel_may(self, desk: Desk, chairs: Chairs, sit_on: SitOn) -> None:
        joy = sit_on("Joy", "scrutiny_panel")
        chairs.give(joy)
        challenge = lived(desk, ["raised", "answered"])
        actions.accept_answer(by=joy, answer=challenge.answers.get())
        assert not now(challenge).is_open

    @pytest.mark.parametrize("name", ["grace", "chioma", "amara", "farah", "ben", "hari", "dev"])
    def test_nobody_else_may_whatever_their_role(self, desk: Desk, name: str) -> None:
        challenge = lived(desk, ["raised", "answered"])
        answer = challenge.answers.get()
        with pytest.raises(refusals.OnlyChallengerOrChair):
            actions.accept_answer(by=desk.cast[name], answer=answer)
        with pytest.raises(refusals.OnlyChallengerOrChair):
            actions.return_answer(by=desk.cast[name], answer=answer, why="No.")
        assert now(challenge).is_open

    def test_another_member_may_not_nor_the_chair_of_another_panel(
        self, desk: Desk, chairs: Chairs, sit_on: SitOn
    ) -> None:
        joy, kit = sit_on("Joy", "scrutiny_panel"), sit_on("Kit", "youth_panel")
        chairs.give(kit, "youth_panel")
        answer = lived(desk, ["raised", "answered"]).answers.get()
        for person in (joy, kit):
            with pytest.raises(refusals.OnlyChallengerOrChair):
                actions.accept_answer(by=person, answer=answer)

    def test_a_new_answer_is_due_after_one_was_not_accepted(
        self, desk: Desk, panels: dict[str, Panel]
    ) -> None:
        challenge = lived(desk, ["raised", "answered", "returned"])
        assert now(challenge).reply_due_on == in_days(panels["scrutiny_panel"].answer_days)
        assert [each.why for each in now(challenge).objections] == ["One place is not in it."]

    def test_an_answer_is_judged_once(self, desk: Desk) -> None:
        challenge = lived(desk, ["raised", "answered", "accepted"])
        with pytest.raises(refusals.ChangedMeanwhile):
            desk.give_back(challenge.answers.get())

    def test_an_answer_that_was_added_to_is_not_judged_unread(self, desk: Desk) -> None:
        challenge = desk.challenge()
        first = desk.answer(challenge)
        desk.answer(challenge, read=1)
        with pytest.raises(refusals.ChangedMeanwhile):
            desk.accept(first)


class TestAnswering:
    """Two people who answer at once do not talk past each other."""

    def test_the_second_is_told(self, desk: Desk) -> None:
        challenge = desk.challenge()
        desk.answer(challenge)
        with pytest.raises(refusals.ChangedMeanwhile):
            desk.answer(challenge, read=0)
        assert challenge.answers.count() == 1

    def test_an_accepted_one_is_settled(self, desk: Desk) -> None:
        challenge = lived(desk, ["raised", "answered", "accepted"])
        with pytest.raises(refusals.AlreadySettled):
            desk.answer(challenge, read=1)

    def test_what_it_changed_is_tied_to_it(self, desk: Desk) -> None:
        challenge = desk.challenge()
        desk.answer(challenge, changed="A-9")
        found = later_references([challenge.reference], LinkKind.ANSWERED_BY)
        assert found == {challenge.reference: ["A-9"]}


class TestOverriding:
    """Named, reasoned, about one challenge, and never instead of it."""

    def test_it_keeps_the_name_the_role_and_the_challenge(self, desk: Desk) -> None:
        challenge = desk.challenge()
        made = override(desk, challenge)
        assert made.decided_by == desk.cast["chioma"].audit_reference
        assert made.role == "director"
        assert now(challenge).challenge.words == WORDS

    @pytest.mark.parametrize("reasons", ["", "Because.", "x" * 79, "  " + "x" * 79 + "  "])
    def test_it_needs_reasons(self, desk: Desk, reasons: str) -> None:
        challenge = desk.challenge()
        with pytest.raises(refusals.TooFewReasons):
            override(desk, challenge, reasons)
        assert now(challenge).is_open

    def test_eighty_characters_are_enough(self, desk: Desk) -> None:
        challenge = desk.challenge()
        override(desk, challenge, "x" * 80)
        assert not now(challenge).is_open

    def test_the_database_asks_for_reasons_too(self, desk: Desk) -> None:
        challenge = desk.challenge()
        values: dict[str, Any] = {"role": "director", "decided_by": "person/1"}
        with pytest.raises(IntegrityError), transaction.atomic():
            Override.objects.create(
                challenge=challenge,
                reasons="Because.",
                decided_at=challenge.raised_at,
                **values,
            )

    @pytest.mark.parametrize("ending", ["accepted", "overridden"])
    def test_what_is_settled_is_not_decided_over(self, desk: Desk, ending: str) -> None:
        story = ["raised", "answered", ending]
        challenge = lived(desk, story)
        with pytest.raises(refusals.AlreadySettled):
            override(desk, challenge)

    def test_one_override_is_about_one_challenge(self, desk: Desk) -> None:
        item = desk.send()
        first, second = desk.challenge(item), desk.challenge(item)
        override(desk, first)
        assert not now(first).is_open
        assert now(second).is_open


class TestNobodyEditsWhatWasSaid:
    """Neither by the models, nor past them."""

    TABLES = (Challenge, Answer, Verdict, Override)
    COLUMNS: ClassVar = {Challenge: "words", Answer: "words", Verdict: "why", Override: "reasons"}

    @pytest.fixture
    def all_said(self, desk: Desk) -> Challenge:
        return lived(desk, ["raised", "answered", "returned", "overridden"])

    @pytest.mark.parametrize("table", TABLES)
    def test_rows_refuse(self, all_said: Challenge, table: type[Any]) -> None:
        with pytest.raises(NeverChanged):
            table.objects.update(**{self.COLUMNS[table]: "Nothing."})
        with pytest.raises(NeverChanged):
            table.objects.all().delete()
        with pytest.raises(NeverChanged):
            table.objects.get().delete()

    @pytest.mark.parametrize("table", TABLES)
    def test_saving_a_row_again_is_refused_by_the_database(
        self, all_said: Challenge, table: type[Any]
    ) -> None:
        row = table.objects.get()
        setattr(row, self.COLUMNS[table], "x" * 90)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()

    @pytest.mark.parametrize("table", TABLES)
    @pytest.mark.parametrize("act", ["UPDATE {table} SET {column} = 'x'", "DELETE FROM {table}"])
    def test_so_is_sql_that_goes_past_the_models(
        self, all_said: Challenge, table: type[Any], act: str
    ) -> None:
        sql = act.format(table=table._meta.db_table, column=self.COLUMNS[table])
        with (
            pytest.raises(IntegrityError, match="stay as they were"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)

    def test_every_act_is_on_record_without_its_words(self, all_said: Challenge) -> None:
        found = [event for event in events() if event.about.startswith("challenge/")]
        assert {event.action for event in found} == {
            "scrutiny.challenge_raised",
            "scrutiny.challenge_answered",
            "scrutiny.answer_returned",
            "scrutiny.challenge_overridden",
        }
        assert not any("hours" in str(event.details) for event in found)
