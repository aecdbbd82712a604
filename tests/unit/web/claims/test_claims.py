"""Claims: written by one, published by another, and never above what the figures carry."""

import pytest
from tests.unit.web.claims.conftest import FULL, Desk, Evaluated

from headwater.released.evaluations.result import Verdict
from headwater.vocabulary.claims.ladder import Rung
from headwater_web.accounts.models import Person
from headwater_web.claims import actions
from headwater_web.claims.models import Claim
from headwater_web.claims.queries.claims import claim_seen_by, claims_of, published_claims
from headwater_web.claims.refusals import (
    ChangedMeanwhile,
    NothingNew,
    NotPublished,
    PublishedAlready,
    SaysTooMuch,
    WrittenByYou,
)
from headwater_web.claims.said import read_claim
from headwater_web.claims.shown import ShownClaim
from headwater_web.ui.rows_of_files import Unreadable

pytestmark = pytest.mark.django_db


def seen(person: Person, claim: Claim) -> ShownClaim:
    found = claim_seen_by(person, claim.reference)
    assert found is not None
    return found


def test_a_claim_is_in_its_own_words(desk: Desk) -> None:
    shown = seen(desk.cast["dev"], desk.claim())
    assert shown.words.said.endswith("75% (57% to 87%).")
    assert any("No follow-up period given" in each for each in shown.words.limits)
    assert shown.words.rung is Rung.OUTPUT


def test_two_people_stand_for_it(desk: Desk) -> None:
    claim = desk.claim(publish=False)
    with pytest.raises(WrittenByYou):
        actions.publish_claim(by=desk.cast["amara"], claim=claim, version=1)
    actions.publish_claim(by=desk.cast["grace"], claim=claim, version=1)
    with pytest.raises(PublishedAlready):
        actions.publish_claim(by=desk.cast["grace"], claim=claim, version=1)


def test_a_draft_is_seen_by_its_own_alone(desk: Desk) -> None:
    claim = desk.claim(publish=False)
    assert claim_seen_by(desk.cast["dev"], claim.reference)
    assert claim_seen_by(desk.cast["amara"], claim.reference)
    assert claim_seen_by(desk.cast["ben"], claim.reference) is None
    assert published_claims() == ()


def test_a_new_version_waits_for_somebody(desk: Desk) -> None:
    claim = desk.claim()
    said = read_claim(desk.typed(part="22"))
    with pytest.raises(ChangedMeanwhile):
        actions.change_claim(by=desk.cast["dev"], claim=claim, said=said, version=2)
    actions.change_claim(by=desk.cast["dev"], claim=claim, said=said, version=1)
    with pytest.raises(NothingNew):
        actions.change_claim(by=desk.cast["dev"], claim=claim, said=said, version=2)
    assert [each.version.part for each in published_claims()] == [21]
    assert seen(desk.cast["amara"], claim).version.part == 22
    with pytest.raises(ChangedMeanwhile):
        actions.publish_claim(by=desk.cast["grace"], claim=claim, version=1)


def test_what_is_withdrawn_is_read_by_nobody_else(desk: Desk) -> None:
    claim = desk.claim()
    actions.withdraw_claim(by=desk.cast["chioma"], claim=claim, because="Counted twice.")
    assert published_claims() == ()
    assert seen(desk.cast["dev"], claim).is_withdrawn
    with pytest.raises(NotPublished):
        actions.withdraw_claim(by=desk.cast["chioma"], claim=claim, because="Again.")
    with pytest.raises(NotPublished):
        actions.disagree(
            by=desk.cast["dev"], claim=claim, organisation="provider", words="We do not."
        )


def test_disagreement_stands_beside_the_claim(desk: Desk) -> None:
    claim = desk.claim()
    actions.disagree(
        by=desk.cast["dev"], claim=claim, organisation=desk.organisation, words="It leaves out two."
    )
    [shown] = published_claims()
    assert shown.words.said
    assert [each.words for each in shown.dissents] == ["It leaves out two."]


HEADLINES = [
    # headline, what is said of it
    ("100% have not reoffended, proving it works", "“proving” says more"),
    ("75% went on to better things", "75% stands alone"),
    ("It reduced reoffending", "“reduced” says more"),
    ("Prolific offenders found work", "It names people by the worst thing"),
]


@pytest.mark.parametrize(("headline", "said"), HEADLINES)
def test_a_headline_never_says_more(desk: Desk, headline: str, said: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_claim(desk.typed(headline=headline))
    assert {name for name, _words in refused.value.faults} == {"headline"}
    assert said in str(refused.value)


def test_a_headline_may_say_less(desk: Desk) -> None:
    shown = seen(desk.cast["amara"], desk.claim(headline="Young people who came, and where next"))
    assert shown.headline == "Young people who came, and where next"


IMPOSSIBLE = [
    # what is typed, the column, what is said
    ({"part": "29"}, "part", "Found 29 of 28"),
    ({"part": "75%"}, "part", "“75%” is not a whole number"),
    ({"part": "0.75"}, "part", "“0.75” is not a whole number"),
    ({"part": "-3"}, "part", "“-3” is not a whole number"),
    ({"follow_up_months": "-6"}, "follow_up_months", "“-6” is not a whole number"),
    ({"follow_up_months": "0"}, "follow_up_months", "Found 0 months"),
    ({"part": "1", "whole": "1"}, "whole", "Found 1 people"),
    ({"ends": "2024-12-31"}, "ends", "ends before it begins"),
    ({"before_part": "3"}, "before_whole", "both numbers, or neither"),
    ({"before_part": "30", "before_whole": "28"}, "before_part", "Found 30 of 28"),
    ({"comparison_part": "9", "comparison_whole": "30"}, "comparison_words", "who the people"),
    ({"kind": "unwanted_outcome", "part": "3"}, "part", "could point at one of them"),
    ({"expected_percent": "25", "wished_percent": "35"}, "wished_percent", "a lower share"),
    ({"expected_percent": "120", "wished_percent": "35"}, "expected_percent", "from 1 to 99"),
]


@pytest.mark.parametrize(("typed", "column", "said"), IMPOSSIBLE)
def test_what_cannot_be_is_refused(
    desk: Desk, typed: dict[str, str], column: str, said: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read_claim(desk.typed(**typed))
    assert column in {name for name, _words in refused.value.faults}
    assert said in str(refused.value)


class TestEvaluationsBehindAClaim:
    """What evaluations found is said whether the writer would like it or not."""

    def test_an_effect_lifts_a_claim(self, desk: Desk, evaluated: Evaluated) -> None:
        evaluated(1, 1.25, 1.08, 1.44)
        shown = seen(desk.cast["dev"], desk.claim(**FULL))
        assert shown.words.rung is Rung.EFFECT
        assert "25% higher than expected without the programme" in shown.words.said

    def test_nothing_found_is_said_too(self, desk: Desk, evaluated: Evaluated) -> None:
        evaluated(1, 0.97, 0.80, 1.17, verdict=Verdict.CANNOT_TELL, rung=Rung.CHANGE_OBSERVED)
        shown = seen(desk.cast["dev"], desk.claim(**FULL))
        assert shown.words.rung is Rung.OUTPUT
        assert any("could not be told from no change" in each for each in shown.words.limits)

    def test_an_unfair_test_carries_nothing(self, desk: Desk, evaluated: Evaluated) -> None:
        evaluated(1, 0.70, 0.60, 0.82, verdict=Verdict.NOT_A_FAIR_TEST)
        shown = seen(desk.cast["dev"], desk.claim(**FULL))
        assert shown.words.rung is Rung.OUTPUT
        assert any("not a fair one" in each for each in shown.words.limits)

    def test_a_published_claim_never_climbs(self, desk: Desk, evaluated: Evaluated) -> None:
        claim = desk.claim(**FULL)
        evaluated(1, 1.25, 1.08, 1.44)
        assert [each.words.rung for each in published_claims()] == [Rung.OUTPUT]
        actions.change_claim(
            by=desk.cast["dev"],
            claim=claim,
            said=read_claim(desk.typed(**FULL, headline="Where they went next")),
            version=1,
        )
        actions.publish_claim(by=desk.cast["grace"], claim=claim, version=2)
        assert [each.words.rung for each in published_claims()] == [Rung.EFFECT]

    def test_it_falls_when_another_evaluation_disagrees(
        self, desk: Desk, evaluated: Evaluated
    ) -> None:
        evaluated(1, 1.25, 1.08, 1.44)
        desk.claim(**FULL, headline="An effect on going to work")
        evaluated(2, 0.70, 0.60, 0.82, where="another city")
        [shown] = published_claims()
        assert shown.words.rung is Rung.OUTPUT
        assert shown.headline == ""

    def test_a_headline_that_no_longer_holds_is_not_published(
        self, desk: Desk, evaluated: Evaluated
    ) -> None:
        evaluated(1, 1.25, 1.08, 1.44)
        claim = desk.claim(publish=False, **FULL, headline="More went to work because of it")
        evaluated(2, 0.70, 0.60, 0.82, where="another city")
        with pytest.raises(SaysTooMuch):
            actions.publish_claim(by=desk.cast["grace"], claim=claim, version=1)

    def test_two_places_replicate(self, desk: Desk, evaluated: Evaluated) -> None:
        evaluated(1, 1.25, 1.08, 1.44)
        evaluated(2, 1.30, 1.10, 1.50, where="another city")
        assert seen(desk.cast["dev"], desk.claim(**FULL)).words.rung is Rung.REPLICATED


def test_the_claims_of_one_programme(desk: Desk) -> None:
    claim = desk.claim()
    assert [each.reference for each in claims_of(desk.cast["ben"], desk.programme)] == [
        claim.reference
    ]
    assert claims_of(desk.cast["ben"], "PG-99") == ()


def test_next_year_is_told_from_what_is_expected(desk: Desk) -> None:
    shown = seen(desk.cast["dev"], desk.claim(expected_percent="35", wished_percent="25"))
    assert shown.power is not None
    assert shown.power.people_needed == 329
    assert seen(desk.cast["dev"], desk.claim()).power is None
