"""Voices: agreed words, answers that add up, words taken away, and whom we have not heard."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.unit.web.scrutiny.conftest import in_days

from headwater_web.accounts.models import Person
from headwater_web.scrutiny import refusals
from headwater_web.scrutiny.actions.voices import (
    Told,
    answer_voice,
    record_voice,
    take_down_voice,
)
from headwater_web.scrutiny.lists import listening_lists
from headwater_web.scrutiny.models import (
    NeverChanged,
    Outcome,
    Panel,
    TakenDownBecause,
    Voice,
    VoiceAnswer,
    VoiceKind,
)
from headwater_web.scrutiny.queries.voices import not_heard, unanswered_voices
from headwater_web.thread.api import LinkKind, later_references

SAID = "Half the lamps in the underpass are broken."


def told(**changes: Any) -> Told:
    said: dict[str, Any] = {
        "kind": VoiceKind.CONCERN,
        "theme": "safety",
        "place": "ashfield",
        "group": "women_and_girls",
        "words": SAID,
        "raised_on": in_days(-20),
        "event": "A walk after dark",
    }
    return Told(**(said | changes))


@pytest.fixture
def voice(cast: dict[str, Person], panels: dict[str, Panel]) -> Voice:
    return record_voice(by=cast["grace"], told=told())


def answered(
    by: Person, voice: Voice, outcome: Outcome, *, read: int = 0, changed: str = ""
) -> None:
    answer_voice(
        by=by,
        voice=voice,
        outcome=outcome,
        because="The lamps were mended.",
        answers_read=read,
        changed=changed,
    )


class TestAnswers:
    """What we did, or did not, because. A correction is a new answer beside the old one."""

    def test_a_voice_waits_until_it_is_answered(
        self, voice: Voice, cast: dict[str, Person]
    ) -> None:
        assert unanswered_voices() == (voice,)
        answered(cast["grace"], voice, Outcome.DID_NOT)
        assert unanswered_voices() == ()

    def test_a_later_answer_stands_beside_the_earlier(
        self, voice: Voice, cast: dict[str, Person]
    ) -> None:
        answered(cast["grace"], voice, Outcome.DID_NOT)
        answered(cast["grace"], voice, Outcome.DID, read=1)
        assert [each.outcome for each in voice.answers.all()] == ["did_not", "did"]

    def test_the_second_of_two_who_answer_at_once_is_told(
        self, voice: Voice, cast: dict[str, Person]
    ) -> None:
        answered(cast["grace"], voice, Outcome.DID)
        with pytest.raises(refusals.ChangedMeanwhile):
            answered(cast["chioma"], voice, Outcome.DID_NOT)

    def test_what_it_changed_is_tied_to_it(self, voice: Voice, cast: dict[str, Person]) -> None:
        answered(cast["grace"], voice, Outcome.DID, changed="D-4")
        found = later_references([voice.reference], LinkKind.ANSWERED_BY)
        assert found == {voice.reference: ["D-4"]}

    def test_an_answer_is_never_edited(self, voice: Voice, cast: dict[str, Person]) -> None:
        answered(cast["grace"], voice, Outcome.DID)
        with pytest.raises(NeverChanged):
            VoiceAnswer.objects.update(because="Nothing.")
        answer = VoiceAnswer.objects.get()
        answer.because = "Nothing."
        with pytest.raises(IntegrityError), transaction.atomic():
            answer.save()


class TestWords:
    """Agreed words are not edited. They can be taken away for good."""

    def test_they_are_not_put_otherwise(self, voice: Voice) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Voice.objects.filter(pk=voice.pk).update(words="All is well.")

    def test_nor_deleted(self, voice: Voice) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Voice.objects.filter(pk=voice.pk)._raw_delete("default")

    def test_taken_away_they_are_gone_and_that_it_was_said_stays(
        self, voice: Voice, cast: dict[str, Person]
    ) -> None:
        take_down_voice(by=cast["grace"], voice=voice, why=TakenDownBecause.IDENTIFIES)
        voice.refresh_from_db()
        assert (voice.words, voice.taken_down_why) == ("", "identifies")
        with pytest.raises(refusals.ChangedMeanwhile):
            take_down_voice(by=cast["grace"], voice=voice, why=TakenDownBecause.ASKED)

    def test_taken_away_without_saying_so_is_refused(self, voice: Voice) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Voice.objects.filter(pk=voice.pk).update(words="")

    def test_it_was_heard_somewhere(self, cast: dict[str, Person], db: None) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            record_voice(by=cast["grace"], told=told(event=""))


class TestNotHeard:
    """Groups and places without a voice in the last 12 months."""

    def test_nobody_yet(self, db: None) -> None:
        lists = listening_lists()
        found = not_heard(lists, in_days(0))
        assert found.silent_groups == lists.groups
        assert found.silent_places == lists.single_places

    def test_one_voice_is_one_group_in_one_place(self, voice: Voice) -> None:
        lists = listening_lists()
        found = not_heard(lists, in_days(0))
        assert "women_and_girls" not in {group.key for group in found.silent_groups}
        (row,) = [each for each in found.groups if each.group.key == "women_and_girls"]
        assert row.silent == len(lists.single_places) - 1
        assert {each.place.key: each.last for each in row.places}["ashfield"] == in_days(-20)

    @pytest.mark.parametrize(("days_ago", "heard"), [(364, True), (365, False), (0, True)])
    def test_a_year_is_a_year(self, cast: dict[str, Person], days_ago: int, heard: bool) -> None:
        raised_on = timezone.localdate() - timedelta(days=days_ago)
        record_voice(by=cast["grace"], told=told(raised_on=raised_on))
        found = not_heard(listening_lists(), in_days(0))
        assert ("ashfield" not in {place.key for place in found.silent_places}) is heard

    def test_what_is_about_the_whole_area_is_a_group_heard_and_no_place(
        self, cast: dict[str, Person], db: None
    ) -> None:
        record_voice(by=cast["grace"], told=told(place="whole_area"))
        lists = listening_lists()
        found = not_heard(lists, in_days(0))
        assert "women_and_girls" not in {group.key for group in found.silent_groups}
        assert found.silent_places == lists.single_places
