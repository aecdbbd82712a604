"""What we did as a member, and how members of a network count."""

import pytest
from django.db import IntegrityError, transaction
from tests.unit.products import sample
from tests.unit.web.networks.conftest import ENTRY, HIDDEN, Desk, ago, today

from headwater.released.opened import Release
from headwater_web.keeping.rows import NeverChanged
from headwater_web.networks.actions import memberships, questions
from headwater_web.networks.api import contributions_since
from headwater_web.networks.models import Contribution, Membership
from headwater_web.networks.queries.memberships import contributions_shown
from headwater_web.networks.queries.networks import questions_of
from headwater_web.networks.refusals import ChangedMeanwhile, NotComeYet, PutRightAlready

REGION = "information_network"


@pytest.fixture
def alliance(desk: Desk) -> Membership:
    return memberships.join(
        by=desk.cast["grace"], name="The alliance", asks="Show what you did.", joined_on=ago(400)
    )


def did(
    desk: Desk,
    alliance: Membership,
    words: str = "We spoke",
    *,
    days_ago: int = 5,
    evidence: str = ENTRY,
    corrects: Contribution | None = None,
) -> Contribution:
    return memberships.contribute(
        by=desk.cast["grace"],
        membership=alliance,
        did=memberships.Did(ago(days_ago), words, evidence),
        corrects=corrects,
    )


class TestContributions:
    """Dated, with what shows them, and never changed."""

    def test_one_needs_something_that_shows_it(self, desk: Desk, alliance: Membership) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            did(desk, alliance, evidence="")

    def test_a_name_is_kept_once(self, desk: Desk, alliance: Membership) -> None:
        with pytest.raises(ChangedMeanwhile):
            memberships.join(
                by=desk.cast["grace"], name=alliance.name, asks="More.", joined_on=None
            )

    def test_not_before_its_day(self, desk: Desk, alliance: Membership) -> None:
        with pytest.raises(NotComeYet):
            did(desk, alliance, days_ago=-1)

    def test_a_wrong_entry_is_put_right_and_both_are_shown(
        self, desk: Desk, alliance: Membership
    ) -> None:
        wrong = did(desk, alliance, "We spoke twice")
        right = did(desk, alliance, "We spoke once", corrects=wrong)
        found = contributions_shown(desk.cast["grace"], alliance.contributions.all())
        assert {each.contribution: each.is_replaced for each in found} == {
            wrong: True,
            right: False,
        }
        assert [each.words for each in contributions_since(ago(100))] == ["We spoke once"]
        with pytest.raises(PutRightAlready):
            did(desk, alliance, corrects=wrong)

    def test_since_a_day(self, desk: Desk, alliance: Membership) -> None:
        did(desk, alliance, "Earlier", days_ago=100)
        did(desk, alliance, "Later", days_ago=5)
        assert [each.words for each in contributions_since(ago(5))] == ["Later"]
        (told,) = contributions_since(ago(5))
        assert told.membership == "The alliance"
        assert told.address.endswith(f"/{alliance.pk}/")

    def test_evidence_that_one_may_not_see_is_not_named(
        self, desk: Desk, alliance: Membership
    ) -> None:
        did(desk, alliance, evidence=HIDDEN)
        (found,) = contributions_shown(desk.cast["ben"], alliance.contributions.all())
        assert found.evidence is None

    def test_it_stays(self, desk: Desk, alliance: Membership) -> None:
        with pytest.raises(NeverChanged):
            did(desk, alliance).delete()


class TestSharedQuestions:
    """Which definition each member uses, beside what the release has."""

    def say(self, desk: Desk, question: object, organisation: str, **definition: object) -> None:
        questions.say_definition(
            by=desk.cast["grace"],
            question=question,  # type: ignore[arg-type]  # made by add_question
            organisation=organisation,
            definition=questions.Definition(**definition),  # type: ignore[arg-type]
        )

    def test_members_and_what_each_said(self, desk: Desk) -> None:
        release = Release.of(sample.released())
        measure = release.measures[0]
        question = questions.add_question(by=desk.cast["grace"], network=REGION, words="How many?")
        self.say(desk, question, "police", measure=measure.measure, version=measure.version)
        self.say(desk, question, "police_derbyshire", measure=measure.measure, version=99)
        self.say(desk, question, "university_of_leicester", words="Counts otherwise")
        (found,) = questions_of(REGION, today(), release)
        assert found.known == 3
        assert not found.is_one_definition
        said = {each.said.organisation: each for each in found.members if each.said}
        assert said["police"].is_as_released
        assert said["police"].title == measure.title
        assert not said["police_derbyshire"].is_as_released
        assert said["police_derbyshire"].released_version == measure.version
        assert said["university_of_leicester"].released_version is None

    def test_the_latest_stands(self, desk: Desk) -> None:
        question = questions.add_question(by=desk.cast["grace"], network=REGION, words="How many?")
        self.say(desk, question, "police", words="One way")
        self.say(desk, question, "police", words="Another way")
        (found,) = questions_of(REGION, today(), None)
        assert [each.said.words for each in found.members if each.said] == ["Another way"]

    def test_all_count_the_same_way_only_when_all_have_said_so(self, desk: Desk) -> None:
        question = questions.add_question(
            by=desk.cast["grace"], network="regional_network", words="How many?"
        )
        (found,) = questions_of("regional_network", today(), None)
        members = [each.name for each in found.members]
        assert len(members) == 5
        keys = ["partnership", "leicestershire_network", "probation", "ambulance"]
        for key in keys:
            self.say(desk, question, key, measure="knives", version=1)
        (found,) = questions_of("regional_network", today(), None)
        assert not found.is_one_definition
        self.say(desk, question, "public_health_england", measure="knives", version=1)
        (found,) = questions_of("regional_network", today(), None)
        assert found.is_one_definition

    def test_a_question_is_asked_once(self, desk: Desk) -> None:
        one, other = (
            questions.add_question(by=desk.cast["grace"], network=REGION, words="How many?")
            for _time in range(2)
        )
        assert one == other

    def test_our_definition_has_a_version(self, desk: Desk) -> None:
        question = questions.add_question(by=desk.cast["grace"], network=REGION, words="How many?")
        with pytest.raises(IntegrityError), transaction.atomic():
            self.say(desk, question, "police", measure="knives")
