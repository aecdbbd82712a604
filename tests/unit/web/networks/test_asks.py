"""Asks: drafted, agreed to, sent once, and followed until they are settled."""

from typing import ClassVar

import pytest
from django.db import IntegrityError, connection, transaction
from tests.unit.web.networks.conftest import ENTRY, OTHERS, OURS, Desk, ago, member_of, today

from headwater_web.accounts.models import Person
from headwater_web.accounts.roles import Role
from headwater_web.audit.models import AuditEvent
from headwater_web.keeping.rows import NeverChanged, NeverDeleted
from headwater_web.networks.actions import asks, events
from headwater_web.networks.api import (
    ask_words,
    asks_of_entry,
    asks_of_institutions,
    asks_open,
)
from headwater_web.networks.models import AddresseeKind, Agreement, Ask, AskEvent, EventKind, How
from headwater_web.networks.queries.asks import asks_seen_by, turns
from headwater_web.networks.refusals import (
    BeforeItWasSent,
    ChangedMeanwhile,
    NotAgreed,
    NotComeYet,
    NotOfThisUnit,
    NotSentYet,
    PutRightAlready,
    SentAlready,
    Withdrawn,
)
from headwater_web.networks.speaking import speaks_for
from headwater_web.networks.standings import Standing, standing_of
from headwater_web.thread.api import LinkKind, earlier_references, thread_of

K = EventKind


class TestWhereAnAskStands:
    """Derived from what happened, and from nothing else."""

    #        what happened, in order                     where it stands
    SPEC: ClassVar = [
        ([], Standing.WAITING),
        ([K.CHASED], Standing.WAITING),
        ([K.CHASED, K.ESCALATED], Standing.WAITING),
        ([K.ACKNOWLEDGED], Standing.ACKNOWLEDGED),
        ([K.ACKNOWLEDGED, K.CHASED], Standing.ACKNOWLEDGED),
        ([K.REPLIED], Standing.REPLIED),
        ([K.REPLIED, K.ACKNOWLEDGED], Standing.REPLIED),
        ([K.REPLIED, K.PARTLY_MET], Standing.PARTLY_MET),
        ([K.PARTLY_MET, K.MET], Standing.MET),
        ([K.REFUSED], Standing.REFUSED),
        ([K.REFUSED, K.MET], Standing.MET),
        ([K.REPLIED, K.WITHDRAWN], Standing.WITHDRAWN),
    ]

    @pytest.mark.parametrize(("kinds", "standing"), SPEC)
    def test_once_sent(self, kinds: list[EventKind], standing: Standing) -> None:
        assert standing_of(is_sent=True, missing_agreements=False, kinds=kinds) is standing

    #        agreements missing   withdrawn   where it stands
    UNSENT: ClassVar = [
        (True, False, Standing.AGREEING),
        (False, False, Standing.READY),
        (True, True, Standing.WITHDRAWN),
    ]

    @pytest.mark.parametrize(("missing", "withdrawn", "standing"), UNSENT)
    def test_before_it_is_sent(self, missing: bool, withdrawn: bool, standing: Standing) -> None:
        kinds = [K.WITHDRAWN] if withdrawn else []
        assert standing_of(is_sent=False, missing_agreements=missing, kinds=kinds) is standing


class TestWaiting:
    """Days, chases and whose turn it is."""

    def test_days_are_counted_until_an_answer(self, desk: Desk) -> None:
        ask = desk.send(days_ago=30)
        assert desk.follow(ask).days_waiting == 30
        desk.happened(ask, K.ACKNOWLEDGED, days_ago=29)
        assert desk.follow(ask).days_waiting == 30
        desk.happened(ask, K.REPLIED, days_ago=5)
        assert desk.follow(ask).days_waiting is None
        assert desk.follow(ask).answered_on == ago(5)

    #        sent ago   reply asked for after   answered   late
    LATE: ClassVar = [(30, 60, False, False), (61, 60, False, True), (60, 60, False, False)]
    LATE += [(61, 60, True, False)]

    @pytest.mark.parametrize(("sent", "after", "answered", "late"), LATE)
    def test_a_reply_is_late(
        self, desk: Desk, sent: int, after: int, answered: bool, late: bool
    ) -> None:
        ask = desk.send(days_ago=sent, reply_days=after)
        if answered:
            desk.happened(ask, K.REPLIED)
        assert desk.follow(ask).reply_is_late is late

    #        sent ago   then                       to chase
    QUIET: ClassVar = [
        (89, [], False),
        (90, [], True),
        (200, [(K.CHASED, 89)], False),
        (200, [(K.CHASED, 150), (K.CHASED, 90)], True),
        (200, [(K.ACKNOWLEDGED, 100)], True),
        (200, [(K.PARTLY_MET, 100)], True),
        (200, [(K.REPLIED, 100)], False),
        (200, [(K.REFUSED, 100)], False),
        (200, [(K.WITHDRAWN, 100)], False),
    ]

    @pytest.mark.parametrize(("sent", "then", "to_chase"), QUIET)
    def test_what_is_quiet_for_ninety_days_is_to_be_chased(
        self, desk: Desk, sent: int, then: list[tuple[EventKind, int]], to_chase: bool
    ) -> None:
        ask = desk.send(days_ago=sent)
        for kind, days in then:
            desk.happened(ask, kind, days_ago=days)
        assert desk.follow(ask).is_to_chase is to_chase
        assert desk.follow(ask).times_chased == sum(kind is K.CHASED for kind, _days in then)

    def test_what_we_owe_is_apart_from_what_we_wait_for(self, desk: Desk) -> None:
        draft, joint = desk.draft(title="Draft"), desk.draft(OURS, OTHERS, title="Joint")
        waiting = desk.send(desk.draft(title="Waiting"))
        quiet = desk.send(desk.draft(title="Quiet"), days_ago=100)
        answered = desk.send(desk.draft(title="Answered"))
        desk.happened(answered, K.REPLIED)
        settled = desk.send(desk.draft(title="Settled"))
        desk.happened(settled, K.MET)
        found = turns(tuple(desk.follow(each) for each in Ask.objects.order_by("pk")))
        assert [each.ask for each in found.ours] == [draft, joint, quiet, answered]
        assert [each.ask for each in found.theirs] == [waiting]
        assert [each.ask for each in found.settled] == [settled]
        assert [each.what_we_owe for each in found.theirs] == [""]
        owed = [each.what_we_owe for each in found.ours]
        assert owed[0] == "send it"
        assert "Leicestershire" in owed[1]
        assert owed[2] == "ask again: nothing has happened for 100 days"
        assert owed[3] == "say whether their answer meets it"

    def test_going_higher_says_to_whom(self, desk: Desk) -> None:
        ask = desk.send()
        desk.happened(ask, K.ESCALATED)
        assert desk.follow(ask).escalated_to == "The minister"

    def test_an_addressee_that_ended_is_shown_with_who_came_after(self, desk: Desk) -> None:
        ask = desk.send(desk.draft(organisation="public_health_england"))
        assert "ended on" in desk.follow(ask).addressee
        assert "Health Security" in desk.follow(ask).addressee


class TestAgreeing:
    """A joint ask goes out when each unit agreed to these very words."""

    def test_a_joint_ask_waits_for_each_unit(self, desk: Desk, joy: Person) -> None:
        ask = desk.draft(OURS, OTHERS)
        with pytest.raises(NotAgreed) as refused:
            desk.send(ask)
        assert refused.value.units == (OURS, OTHERS)
        asks.agree(by=joy, ask=ask, unit=OTHERS, version=1)
        with pytest.raises(NotAgreed) as refused:
            desk.send(ask)
        assert refused.value.units == (OURS,)
        asks.agree(by=desk.cast["grace"], ask=ask, unit=OURS, version=1)
        assert desk.follow(ask).standing is Standing.READY
        assert desk.send(ask).sent_on == ago(10)

    def test_it_is_sent_once_for_both(self, desk: Desk) -> None:
        ask = desk.draft(OURS, OTHERS)
        desk.agree(ask, OURS)
        desk.agree(ask, OTHERS)
        desk.send(ask)
        with pytest.raises(SentAlready):
            desk.send(ask)
        assert Ask.objects.filter(units__unit=OURS).get() == ask
        assert Ask.objects.filter(units__unit=OTHERS).get() == ask

    def test_other_words_need_new_agreement(self, desk: Desk) -> None:
        ask = desk.draft(OURS, OTHERS)
        desk.agree(ask, OURS)
        desk.agree(ask, OTHERS)
        asks.reword_ask(
            by=desk.cast["grace"], ask=ask, title="Other", words="Other words", version=1
        )
        found = desk.follow(ask)
        assert found.standing is Standing.AGREEING
        assert len(found.lapsed_agreements) == 2
        with pytest.raises(NotAgreed):
            desk.send(ask)

    def test_nobody_agrees_to_words_that_they_have_not_read(self, desk: Desk, joy: Person) -> None:
        ask = desk.draft(OURS, OTHERS)
        asks.reword_ask(by=desk.cast["grace"], ask=ask, title="O", words="Other", version=1)
        with pytest.raises(ChangedMeanwhile):
            asks.agree(by=joy, ask=ask, unit=OTHERS, version=1)

    def test_agreeing_twice_is_told(self, desk: Desk) -> None:
        ask = desk.draft(OURS, OTHERS)
        desk.agree(ask)
        with pytest.raises(ChangedMeanwhile):
            desk.agree(ask)

    #        who       for which unit    may agree
    SPEAKS: ClassVar = [
        ("grace", OURS, True),
        ("chioma", OURS, True),
        ("amara", OURS, False),
        ("farah", OURS, False),
        ("grace", OTHERS, False),
        ("ben", "police", True),
        ("ben", OURS, False),
        ("hari", "health_board", True),
        ("dev", "youth_project", False),
        ("imani", "scrutiny_panel", False),
    ]

    @pytest.mark.parametrize(("who", "unit", "speaks"), SPEAKS)
    def test_who_speaks_for_a_unit(
        self, cast: dict[str, Person], who: str, unit: str, speaks: bool
    ) -> None:
        assert speaks_for(cast[who], unit) is speaks

    def test_not_for_a_unit_in_which_one_has_another_role(
        self, desk: Desk, cast: dict[str, Person]
    ) -> None:
        provider = member_of(OTHERS, "Pat", Role.PROVIDER)
        assert not speaks_for(provider, OTHERS)
        with pytest.raises(NotOfThisUnit):
            asks.agree(by=provider, ask=desk.draft(OURS, OTHERS), unit=OTHERS, version=1)

    def test_staff_need_the_other_units_own_decision(self, desk: Desk) -> None:
        ask = desk.draft(OURS, OTHERS)
        with pytest.raises(NotOfThisUnit):
            asks.agree(by=desk.cast["grace"], ask=ask, unit=OTHERS, version=1)
        with pytest.raises(NotOfThisUnit):
            desk.agree(ask, evidence=" ")
        with pytest.raises(NotOfThisUnit):
            desk.agree(ask, unit="police")
        assert not Agreement.objects.exists()

    def test_the_ask_of_one_other_unit_is_not_sent_over_its_head(self, desk: Desk) -> None:
        ask = desk.draft(OTHERS)
        with pytest.raises(NotAgreed):
            desk.send(ask)
        desk.agree(ask)
        assert desk.send(ask).sent_on

    def test_no_agreement_and_no_sending_before_its_day(self, desk: Desk) -> None:
        ask = desk.draft(OURS, OTHERS)
        with pytest.raises(NotComeYet):
            asks.note_agreement(
                by=desk.cast["grace"],
                ask=ask,
                unit=OTHERS,
                version=1,
                agreed_on=ago(-1),
                evidence="Letter",
            )
        with pytest.raises(NotComeYet):
            desk.send(days_ago=-1)


class TestWhatHappened:
    """Only added; what was wrong is put right by another row, and both are shown."""

    def test_two_people_at_once(self, desk: Desk) -> None:
        ask = desk.send()
        desk.happened(ask, K.ACKNOWLEDGED, read=0)
        with pytest.raises(ChangedMeanwhile):
            desk.happened(ask, K.REPLIED, read=0)
        assert AskEvent.objects.count() == 1

    def test_a_wrong_entry_is_put_right(self, desk: Desk) -> None:
        ask = desk.send()
        wrong = desk.happened(ask, K.MET)
        assert desk.follow(ask).standing is Standing.MET
        right = desk.happened(ask, K.PARTLY_MET, corrects=wrong)
        found = desk.follow(ask)
        assert found.standing is Standing.PARTLY_MET
        assert found.every_event == (wrong, right)
        assert found.events == (right,)
        with pytest.raises(PutRightAlready):
            desk.happened(ask, K.REFUSED, corrects=wrong)

    def test_an_entry_that_was_a_mistake_counts_no_more(self, desk: Desk) -> None:
        ask = desk.send()
        wrong = desk.happened(ask, K.REFUSED)
        desk.happened(ask, K.MISTAKE, corrects=wrong)
        assert desk.follow(ask).standing is Standing.WAITING
        assert desk.follow(ask).events == ()

    def test_an_entry_of_another_ask_cannot_be_put_right_here(self, desk: Desk) -> None:
        one, other = desk.send(), desk.send()
        wrong = desk.happened(other, K.MET)
        with pytest.raises(PutRightAlready):
            desk.happened(one, K.MISTAKE, corrects=wrong)

    def test_nothing_happens_to_what_was_withdrawn(self, desk: Desk) -> None:
        ask = desk.send()
        withdrawal = desk.happened(ask, K.WITHDRAWN)
        with pytest.raises(Withdrawn):
            desk.happened(ask, K.MET)
        desk.happened(ask, K.MISTAKE, corrects=withdrawal)
        assert desk.follow(ask).is_open

    def test_a_draft_can_only_be_withdrawn(self, desk: Desk) -> None:
        ask = desk.draft()
        with pytest.raises(NotSentYet):
            desk.happened(ask, K.REPLIED)
        desk.happened(ask, K.WITHDRAWN)
        with pytest.raises(Withdrawn):
            desk.send(ask)
        assert not desk.follow(ask).is_our_turn

    def test_days_are_between_sending_and_today(self, desk: Desk) -> None:
        ask = desk.send(days_ago=10)
        with pytest.raises(BeforeItWasSent):
            desk.happened(ask, K.REPLIED, days_ago=11)
        with pytest.raises(NotComeYet):
            desk.happened(ask, K.REPLIED, days_ago=-1)


class TestWhatTheDatabaseHolds:
    """Sent words stay; rows of the past are not changed, whoever asks."""

    def test_an_event_cannot_be_changed_or_deleted(self, desk: Desk) -> None:
        event = desk.happened(desk.send(), K.REPLIED)
        with pytest.raises(NeverChanged):
            event.delete()
        with pytest.raises(NeverChanged):
            AskEvent.objects.update(words="Otherwise")
        event.words = "Otherwise"
        with pytest.raises(IntegrityError), transaction.atomic():
            event.save()

    @pytest.mark.parametrize("column", ["words", "title", "addressee"])
    def test_a_sent_ask_keeps_its_words(self, desk: Desk, column: str) -> None:
        ask = desk.send()
        setattr(ask, column, "Otherwise")
        with pytest.raises(IntegrityError), transaction.atomic():
            ask.save(update_fields=[column])
        with pytest.raises(NeverDeleted):
            ask.delete()

    def test_the_day_by_which_an_answer_was_asked_for_stays(self, desk: Desk) -> None:
        ask = desk.send()
        ask.reply_due_on = today()
        with pytest.raises(IntegrityError), transaction.atomic():
            ask.save(update_fields=["reply_due_on"])

    def test_an_ask_is_not_deleted_by_sql(self, desk: Desk) -> None:
        ask = desk.draft()
        with (
            connection.cursor() as cursor,
            pytest.raises(IntegrityError),
            transaction.atomic(),
        ):
            cursor.execute("DELETE FROM networks_ask WHERE id = %s", [ask.pk])

    #        what an entry lacks
    BARE: ClassVar = [
        (K.REPLIED, "", ""),
        (K.WITHDRAWN, "", ""),
        (K.ESCALATED, "words", ""),
        (K.MET, "words", "The minister"),
        (K.MISTAKE, "words", ""),
    ]

    @pytest.mark.parametrize(("kind", "words", "to_whom"), BARE)
    def test_an_entry_says_what_it_has_to(
        self, desk: Desk, kind: EventKind, words: str, to_whom: str
    ) -> None:
        ask = desk.send()
        told = events.Happened(kind, today(), words=words, to_whom=to_whom)
        with pytest.raises(IntegrityError), transaction.atomic():
            events.record_event(by=desk.cast["grace"], ask=ask, happened=told, events_read=0)

    def test_an_answer_is_not_asked_for_before_the_ask(self, desk: Desk) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            desk.send(days_ago=10, reply_days=-1)

    def test_each_act_is_on_record_without_its_words(self, desk: Desk) -> None:
        ask = desk.draft(OURS, OTHERS)
        desk.agree(ask, OURS)
        desk.agree(ask, OTHERS)
        desk.send(ask)
        desk.happened(ask, K.CHASED)
        recorded = AuditEvent.objects.filter(about=ask.audit_reference).order_by("number")
        assert [each.action for each in recorded] == [
            "networks.ask_drafted",
            "networks.ask_agreed",
            "networks.ask_agreed",
            "networks.ask_sent",
            "networks.ask_event_recorded",
        ]
        assert not any("return" in each.details for each in recorded)


class TestWhoSees:
    """What was sent is for every role; a draft for those who share in it."""

    #        who        our draft   joint draft   sent
    SPEC: ClassVar = [
        ("grace", True, True, True),
        ("chioma", True, True, True),
        ("amara", True, True, True),
        ("farah", False, False, True),
        ("ben", False, False, True),
        ("hari", False, False, True),
        ("dev", False, False, True),
        ("imani", False, False, True),
    ]

    @pytest.mark.parametrize(("who", "ours", "joint", "sent"), SPEC)
    def test_by_role(self, desk: Desk, who: str, ours: bool, joint: bool, sent: bool) -> None:
        made = (desk.draft(), desk.draft(OURS, OTHERS), desk.send())
        seen = list(asks_seen_by(desk.cast[who]))
        assert [each in seen for each in made] == [ours, joint, sent]
        assert len(seen) == len(set(seen))

    #        who        an ask of a school that was sent: like the page of returns
    OF_A_SCHOOL: ClassVar = [
        ("grace", True),
        ("chioma", True),
        ("amara", True),
        ("farah", True),
        ("ben", True),
        ("hari", True),
        ("dev", False),
        ("imani", False),
    ]

    @pytest.mark.parametrize(("who", "sees"), OF_A_SCHOOL)
    def test_what_is_asked_of_a_school_is_for_partners(
        self, desk: Desk, who: str, sees: bool
    ) -> None:
        ask = desk.send(desk.draft(kind=AddresseeKind.INSTITUTION, comes_from=[ENTRY]))
        assert (ask in asks_seen_by(desk.cast[who])) is sees
        thread = thread_of(desk.cast[who], ENTRY)
        assert thread is not None
        assert [step.thing.reference for step in thread.after] == [ask.reference] * sees

    def test_no_list_for_every_reader_names_a_school(self, desk: Desk) -> None:
        ask = desk.send(desk.draft(kind=AddresseeKind.INSTITUTION, comes_from=[ENTRY]))
        assert asks_open(today()) == asks_of_entry(ENTRY, today=today()) == ()
        assert ask_words(ask.reference, today=today()) is None
        (told,) = asks_of_institutions(["A ministry"], today=today())
        assert told.reference == ask.reference

    def test_the_other_unit_sees_the_joint_draft_alone(self, desk: Desk, joy: Person) -> None:
        desk.draft()
        joint = desk.draft(OURS, OTHERS)
        assert list(asks_seen_by(joy)) == [joint]

    def test_a_draft_is_not_in_a_thread_for_those_who_may_not_see_it(self, desk: Desk) -> None:
        ask = desk.draft(comes_from=[ENTRY])
        assert earlier_references([ask.reference], LinkKind.LED_TO) == {ask.reference: [ENTRY]}
        for who, shown in (("grace", [ask.reference]), ("ben", [])):
            thread = thread_of(desk.cast[who], ENTRY)
            assert thread is not None
            assert [step.thing.reference for step in thread.after] == shown

    def test_a_thing_says_where_it_stands(self, desk: Desk) -> None:
        ask = desk.send(desk.draft(comes_from=[ENTRY]))
        thread = thread_of(desk.cast["dev"], ask.reference)
        assert thread is not None
        assert thread.thing.standing == "sent; no answer yet"
        assert thread.thing.title == "Fewer returns (of A ministry)"
        assert [step.thing.reference for step in thread.before] == [ENTRY]

    def test_how_it_was_sent_is_kept(self, desk: Desk) -> None:
        assert How(desk.send().sent_how) is How.LETTER
