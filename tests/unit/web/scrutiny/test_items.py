"""Drafting, sending before a decision, resting panels, and words that stay once they were sent."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.unit.web.scrutiny.conftest import PLAN, Chairs, Desk, in_days, item_words

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.scrutiny import refusals
from headwater_web.scrutiny.actions import items as actions
from headwater_web.scrutiny.actions import sending
from headwater_web.scrutiny.actions.taking_part import record_session
from headwater_web.scrutiny.disparity import Missing
from headwater_web.scrutiny.following import ItemState, state_of_item
from headwater_web.scrutiny.models import DisparityRow, Item, Panel, SentTo
from headwater_web.scrutiny.queries import items
from headwater_web.thread.api import LinkKind, later_references

SitOn = Callable[..., Person]


def refused_by_the_database() -> object:
    return pytest.raises(IntegrityError)


class TestDrafts:
    """A draft may be changed; two people who change it at once lose nothing."""

    def test_a_draft_has_a_reference_and_nobody_has_it_yet(self, desk: Desk) -> None:
        item = desk.draft()
        assert item.reference.startswith("S-")
        assert state_of_item(item, in_days(0)) is ItemState.DRAFT
        assert not item.sent_to.exists()

    def test_a_change_counts_a_version(self, desk: Desk, cast: dict[str, Person]) -> None:
        item = desk.draft()
        changed = actions.change_item(
            by=cast["grace"], item=item, words=item_words(title="Other"), version=item.version
        )
        assert (changed.title, changed.version) == ("Other", item.version + 1)

    def test_the_second_of_two_editors_is_told(self, desk: Desk, cast: dict[str, Person]) -> None:
        item = desk.draft()
        read = item.version
        actions.change_item(by=cast["grace"], item=item, words=item_words(), version=read)
        with pytest.raises(refusals.ChangedMeanwhile):
            actions.change_item(
                by=cast["amara"], item=item, words=item_words(title="Mine"), version=read
            )
        item.refresh_from_db()
        assert item.title != "Mine"

    def test_a_group_that_is_there_is_replaced_and_the_old_row_stays(
        self, desk: Desk, cast: dict[str, Person]
    ) -> None:
        item = desk.draft()
        actions.add_row(by=cast["amara"], item=item, group="Black", numerator=30, denominator=280)
        (shown,) = items.shown_rows(item)
        assert shown.row.numerator == 30
        assert DisparityRow.objects.filter(item=item).count() == 2

    def test_a_group_may_be_taken_out(self, desk: Desk, cast: dict[str, Person]) -> None:
        item = desk.draft()
        actions.remove_row(by=cast["amara"], row=item.rows.get())
        assert items.shown_rows(item) == ()
        assert item.rows.get().removed_by == cast["amara"].audit_reference

    @pytest.mark.parametrize(("part", "whole"), [(1, 100), (7, 100), (0, 7), (50, 40)])
    def test_the_database_refuses_small_counts_too(
        self, desk: Desk, cast: dict[str, Person], part: int, whole: int
    ) -> None:
        item = desk.draft()
        with pytest.raises(IntegrityError), transaction.atomic():
            actions.add_row(
                by=cast["amara"], item=item, group="Few", numerator=part, denominator=whole
            )

    def test_and_small_counts_of_missing(self, desk: Desk) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            desk.draft(missing=Missing(3, 40))


class TestSentences:
    """Each row of the data is said as a sentence."""

    def test_without_missing_ethnicity(self, desk: Desk) -> None:
        (row,) = items.shown_rows(desk.draft())
        assert row.sentence == "Black: 21 of 280, 7.5%, likely between 5.0% and 11.2%."

    def test_with_missing_ethnicity(self, desk: Desk) -> None:
        (row,) = items.shown_rows(desk.draft(missing=Missing(8, 40)))
        assert row.sentence == (
            "Black: 21 of 280, 7.5%, likely between 5.0% and 11.2%; if everyone whose ethnicity is "
            "missing belonged here: 9.1%. Whoever the missing are, it lies between 6.7% and 10.1%."
        )


class TestSending:
    """Before the decision, to panels that do not rest."""

    def test_a_sent_item_has_its_panels_and_their_time(
        self, desk: Desk, panels: dict[str, Panel]
    ) -> None:
        item = desk.send(None, "scrutiny_panel", "youth_panel")
        until = {sent.panel.key: sent.look_until for sent in item.sent_to.all()}
        assert until == {
            key: in_days(panels[key].look_days) for key in ("scrutiny_panel", "youth_panel")
        }
        assert state_of_item(item, in_days(0)) is ItemState.WITH_PANELS
        assert state_of_item(item, in_days(22)) is ItemState.LOOKED_AT

    def test_the_plan_led_to_it(self, desk: Desk) -> None:
        item = desk.send()
        assert later_references([PLAN], LinkKind.LED_TO) == {PLAN: [item.reference]}

    def test_sending_is_recorded(self, desk: Desk) -> None:
        item = desk.send()
        (event,) = [each for each in events() if each.action == "scrutiny.item_sent"]
        assert event.about == f"scrutiny_item/{item.reference}"

    @pytest.mark.parametrize("days", [0, -1, -30])
    def test_not_on_the_day_of_the_decision_or_after_it(self, desk: Desk, days: int) -> None:
        item = desk.draft(decision_due_on=in_days(days))
        with pytest.raises(refusals.NotBeforeDecision):
            desk.send(item)
        item.refresh_from_db()
        assert item.sent_at is None
        assert not SentTo.objects.exists()

    def test_the_day_before_is_in_time(self, desk: Desk) -> None:
        assert desk.send(decision_due_on=in_days(1)).sent_at is not None

    def test_a_draft_that_changed_meanwhile_is_not_sent(
        self, desk: Desk, cast: dict[str, Person], panels: dict[str, Panel]
    ) -> None:
        item = desk.draft()
        actions.add_row(by=cast["grace"], item=item, group="White", numerator=9, denominator=90)
        with pytest.raises(refusals.ChangedMeanwhile):
            sending.send_item(by=cast["amara"], item=item, to=panels.values(), version=item.version)

    def test_nothing_is_sent_twice(self, desk: Desk) -> None:
        item = desk.send()
        with pytest.raises(refusals.NotADraft):
            desk.send(item)


class TestAfterSending:
    """Words stay; a new version is a new item, tied to the old one."""

    @pytest.mark.parametrize("column", ["title", "asked", "plan", "dataset", "not_heard", "about"])
    def test_the_database_keeps_what_was_sent(self, desk: Desk, column: str) -> None:
        item = desk.send()
        with refused_by_the_database(), transaction.atomic():
            Item.objects.filter(pk=item.pk).update(**{column: "X-1"})

    def test_nor_can_it_be_deleted(self, desk: Desk) -> None:
        item = desk.send()
        with refused_by_the_database(), transaction.atomic():
            Item.objects.filter(pk=item.pk)._raw_delete("default")

    def test_no_action_changes_it(self, desk: Desk, cast: dict[str, Person]) -> None:
        item = desk.send()
        with pytest.raises(refusals.NotADraft):
            actions.change_item(
                by=cast["grace"], item=item, words=item_words(title="X"), version=item.version
            )
        with pytest.raises(refusals.NotADraft):
            actions.add_row(by=cast["grace"], item=item, group="X", numerator=8, denominator=80)
        with pytest.raises(refusals.NotADraft):
            actions.remove_row(by=cast["grace"], row=item.rows.get())

    def test_a_new_version_starts_from_the_old_and_takes_its_place_when_sent(
        self, desk: Desk, cast: dict[str, Person]
    ) -> None:
        old = desk.send()
        draft = actions.draft_new_version(by=cast["grace"], item=old)
        assert (draft.title, draft.rows.count()) == (old.title, 1)
        old.refresh_from_db()
        assert state_of_item(old, in_days(0)) is ItemState.WITH_PANELS
        draft.refresh_from_db()
        new = desk.send(draft)
        old = Item.objects.get(pk=old.pk)
        assert state_of_item(old, in_days(0)) is ItemState.REPLACED
        assert later_references([old.reference], LinkKind.LED_TO) == {
            old.reference: [new.reference]
        }
        waiting = items.items_before(desk.panels.values(), in_days(0))
        assert [sent.item for sent in waiting] == [new]

    def test_a_withdrawn_item_says_why_and_waits_for_nobody(
        self, desk: Desk, cast: dict[str, Person]
    ) -> None:
        item = desk.send()
        actions.withdraw_item(by=cast["grace"], item=item, why="The plan was given up.")
        item.refresh_from_db()
        assert state_of_item(item, in_days(0)) is ItemState.WITHDRAWN
        assert items.items_before(desk.panels.values(), in_days(0)) == ()
        with pytest.raises(refusals.ChangedMeanwhile):
            actions.withdraw_item(by=cast["amara"], item=item, why="Again.")


class TestResting:
    """A panel is not asked again within its rest, unless its chair agrees to one item."""

    @pytest.fixture
    def met(self, cast: dict[str, Person], panels: dict[str, Panel]) -> Panel:
        panel = panels["scrutiny_panel"]
        record_session(
            by=cast["grace"],
            panel=panel,
            held_on=in_days(-5),
            took_part=6,
            hours=Decimal(2),
            was_painful=False,
        )
        return panel

    def test_a_resting_panel_is_left_in_peace(self, desk: Desk, met: Panel) -> None:
        item = desk.draft()
        with pytest.raises(refusals.PanelRests) as refused:
            desk.send(item)
        assert refused.value.until == in_days(-5) + timedelta(days=met.rest_days)
        assert not SentTo.objects.exists()

    def test_another_panel_may_be_asked(self, desk: Desk, met: Panel) -> None:
        assert desk.send(None, "youth_panel").sent_at is not None

    def test_after_its_rest_it_may_be_asked(self, desk: Desk, met: Panel) -> None:
        met.rest_days = 5
        met.save()
        desk.panels["scrutiny_panel"] = met
        assert desk.send().sent_at is not None

    def test_its_chair_may_agree_to_one_item(
        self, desk: Desk, met: Panel, chairs: Chairs, cast: dict[str, Person]
    ) -> None:
        chairs.give(cast["imani"])
        waiver = sending.agree_to_be_asked(by=cast["imani"], panel=met, why="It is urgent.")
        first = desk.send()
        assert first.sent_to.get().waiver == waiver
        with pytest.raises(refusals.PanelRests):
            desk.send(title="Another")

    def test_nobody_else_may(self, met: Panel, cast: dict[str, Person]) -> None:
        for name in ("imani", "chioma", "grace"):
            with pytest.raises(refusals.OnlyChair):
                sending.agree_to_be_asked(by=cast[name], panel=met, why="It is urgent.")


class TestFinishing:
    """A chair may say that the panel has looked; challenges stand."""

    def test_the_chair_ends_the_look(
        self, desk: Desk, chairs: Chairs, cast: dict[str, Person], panels: dict[str, Panel]
    ) -> None:
        item, panel = desk.send(), panels["scrutiny_panel"]
        with pytest.raises(refusals.OnlyChair):
            sending.finish_looking(by=cast["imani"], item=item, panel=panel)
        chairs.give(cast["imani"])
        sending.finish_looking(by=cast["imani"], item=item, panel=panel)
        assert state_of_item(item, timezone.localdate()) is ItemState.LOOKED_AT
        with pytest.raises(refusals.NotWithPanel):
            sending.finish_looking(by=cast["imani"], item=item, panel=panel)
