"""Programmes: described, changed, given money, decided; and what the database itself refuses."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.unit.web.interventions.conftest import (
    AFTER,
    CITY,
    FIRST,
    GROUNDS,
    NORTH,
    SAID,
    THEORY,
    TODAY,
)

from headwater_web.accounts.models import Person
from headwater_web.audit.api import verify
from headwater_web.audit.models import AuditEvent
from headwater_web.funding.models import Line
from headwater_web.interventions import faults
from headwater_web.interventions.actions import deciding, money, programmes
from headwater_web.interventions.api import Standing, programme_with
from headwater_web.interventions.models import (
    Allocation,
    Grounds,
    IntendedBalance,
    Programme,
    ProgrammeDecision,
    ProgrammeVersion,
)
from headwater_web.keeping.rows import NeverChanged

Described = Callable[..., Programme]
Given = Callable[..., Allocation]


def test_a_programme_is_known_by_key_and_by_reference(described: Described) -> None:
    made = described("mentoring")
    told = programme_with("mentoring")
    assert told == programme_with(made.reference)
    assert told is not None
    assert (told.reference, told.organisation, told.tier) == ("PG-1", "youth_project", "secondary")
    assert told.standing is Standing.PROPOSED
    assert programme_with("no_such_programme") is None


def test_a_key_is_taken_once(described: Described) -> None:
    described("mentoring")
    with pytest.raises(faults.KeyTaken):
        described("mentoring")


def test_a_programme_before_the_partnership_is_refused(described: Described) -> None:
    with pytest.raises(faults.BeforeTheBeginning):
        described("mentoring", starts_on=date(2015, 1, 1))


def test_a_change_is_a_version_with_its_reason(
    cast: dict[str, Person], described: Described
) -> None:
    made = described("mentoring")
    said = programmes.ProgrammeSaid(**(SAID | {"tier": "tertiary"}))
    programmes.change_programme(
        by=cast["grace"], programme=made, said=said, because="It came later.", version=1
    )
    told = programme_with("mentoring")
    assert told is not None
    assert told.tier == "tertiary"
    assert [each.because for each in made.versions.all()] == ["", "It came later."]
    with pytest.raises(faults.ChangedMeanwhile):
        programmes.change_programme(
            by=cast["grace"], programme=made, said=said, because="Again.", version=1
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"tier": ""},
        {"tier": "fourth"},
        {"target_group": ""},
        {"design": ""},
        {"design_because": ""},
        {"stop_when": ""},
        {"name": ""},
        {"ends_on": FIRST},
        {"because": "A first version changes nothing."},
    ],
)
def test_the_database_refuses_half_a_programme(
    wrong: dict[str, Any], cast: dict[str, Person], described: Described
) -> None:
    made = described("mentoring")
    row = SAID | {"number": 7, "because": "B.", "written_at": made.written_at, "written_by": "x"}
    if "because" in wrong:
        row["number"] = 1
        made = Programme.objects.create(
            reference="PG-9", key="other", written_at=made.written_at, written_by="x"
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeVersion.objects.create(programme=made, **(row | wrong))


def test_grounds_have_cards_or_say_why_not(cast: dict[str, Person], described: Described) -> None:
    made = described("mentoring")
    for empty in (
        programmes.GroundsSaid([], "", "", "Not yet."),
        programmes.GroundsSaid([], "None found.", "", ""),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            programmes.say_grounds(by=cast["grace"], programme=made, said=empty)
    assert not Grounds.objects.exists()


def test_what_was_said_is_never_changed(described: Described) -> None:
    made = described("mentoring")
    with pytest.raises(NeverChanged):
        made.versions.update(name="Other")
    with pytest.raises(NeverChanged):
        made.delete()
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE interventions_programmeversion SET name = 'Other'")


class TestMoney:
    def test_a_pound_is_given_once(
        self, described: Described, line: Callable[..., Line], given: Given
    ) -> None:
        of = line(80_000)
        given(described("one"), of, 50_000)
        with pytest.raises(faults.MoreThanTheLineHolds):
            given(described("two"), of, "30000.01")
        given(described("three"), of, 30_000)
        assert Allocation.objects.count() == 2

    def test_another_amount_counts_instead_of_the_first(
        self,
        cast: dict[str, Person],
        described: Described,
        line: Callable[..., Line],
        given: Given,
    ) -> None:
        of = line(80_000)
        first = given(described("one"), of, 50_000)
        share = money.Share(of.pk, Decimal(80_000), FIRST, AFTER)
        money.change_allocation(by=cast["grace"], allocation=first, share=share, because="More.")
        with pytest.raises(faults.ChangedMeanwhile):
            money.change_allocation(
                by=cast["grace"], allocation=first, share=share, because="More."
            )
        with pytest.raises(faults.MoreThanTheLineHolds):
            given(described("two"), of, 1)

    def test_nothing_takes_the_money_back(
        self,
        cast: dict[str, Person],
        described: Described,
        line: Callable[..., Line],
        given: Given,
    ) -> None:
        of = line(80_000)
        first = given(described("one"), of, 80_000)
        share = money.Share(of.pk, Decimal(0), FIRST, AFTER)
        money.change_allocation(by=cast["grace"], allocation=first, share=share, because="Over.")
        given(described("two"), of, 80_000)

    @pytest.mark.parametrize(
        ("changed", "fault"),
        [
            ({"starts_on": FIRST - timedelta(days=1)}, faults.NotInThatAgreement),
            ({"ends_on": AFTER + timedelta(days=1)}, faults.NotInThatAgreement),
            ({"district": NORTH}, faults.NotTheProgrammesDistrict),
        ],
    )
    def test_money_stays_within_its_agreement_and_programme(
        self,
        changed: dict[str, Any],
        fault: type[Exception],
        described: Described,
        line: Callable[..., Line],
        given: Given,
    ) -> None:
        with pytest.raises(fault):
            given(described("one"), line(), 1, **changed)

    def test_money_on_days_without_the_programme_is_refused(
        self, described: Described, line: Callable[..., Line], given: Given
    ) -> None:
        short = described("short", ends_on=FIRST + timedelta(days=31))
        with pytest.raises(faults.NotInThatProgramme):
            given(short, line(), 1)

    def test_an_unknown_line_is_refused(
        self, cast: dict[str, Person], described: Described
    ) -> None:
        share = money.Share(999, Decimal(1), FIRST, AFTER)
        with pytest.raises(faults.NoSuchLine):
            money.allocate(by=cast["grace"], programme=described("one"), share=share)

    def test_the_database_refuses_to_give_nothing(
        self, described: Described, line: Callable[..., Line], given: Given
    ) -> None:
        made = described("one")
        with pytest.raises(IntegrityError), transaction.atomic():
            given(made, line(), 0)


class TestDecisions:
    def test_a_programme_begins_by_a_decision_and_runs(
        self, described: Described, decided: Callable[..., ProgrammeDecision]
    ) -> None:
        decided(described("mentoring"), takes_effect_on=FIRST)
        told = programme_with("mentoring", today=TODAY)
        assert told is not None
        assert told.standing is Standing.RUNNING

    def test_it_does_not_begin_before_it_says_how_it_works(
        self, cast: dict[str, Person], described: Described, decision: Callable[..., str]
    ) -> None:
        said = deciding.DecisionSaid(
            turn="begin",
            decision=decision(),
            takes_effect_on=FIRST,
            reasons="R.",
            next_question="Q?",
            next_on=AFTER,
        )
        made = described("mentoring")
        with pytest.raises(faults.NotFunded):
            deciding.note_decision(by=cast["chioma"], programme=made, said=said)
        programmes.say_theory(by=cast["grace"], programme=made, said=THEORY)
        programmes.say_grounds(by=cast["grace"], programme=made, said=GROUNDS)
        assert deciding.note_decision(by=cast["chioma"], programme=made, said=said).pk

    @pytest.mark.parametrize("outcome", ["not_agreed", "deferred"])
    def test_only_what_was_agreed_is_a_decision(
        self,
        outcome: str,
        cast: dict[str, Person],
        decision: Callable[..., str],
        described: Described,
        decided: Callable[..., ProgrammeDecision],
    ) -> None:
        with pytest.raises(faults.NoSuchDecision):
            decided(described("mentoring"), decision=decision(outcome))
        with pytest.raises(faults.NoSuchDecision):
            decided(described("other"), decision="D-99")

    def test_what_was_stopped_stays_stopped(
        self, described: Described, decided: Callable[..., ProgrammeDecision]
    ) -> None:
        made = described("mentoring")
        decided(made)
        decided(made, "stop", takes_effect_on=TODAY)
        told = programme_with("mentoring", today=TODAY)
        assert told is not None
        assert (told.standing, told.ends) == (Standing.STOPPED, TODAY)
        with pytest.raises(faults.StoppedAlready):
            decided(made, "carry_on")

    def test_a_stop_says_what_people_liked(
        self, described: Described, decided: Callable[..., ProgrammeDecision]
    ) -> None:
        made = described("mentoring")
        with pytest.raises(IntegrityError), transaction.atomic():
            decided(made, "stop", liked="")

    def test_a_balance_comes_to_a_hundred_and_is_a_decision(
        self, cast: dict[str, Person], decision: Callable[..., str]
    ) -> None:
        def state(tertiary: int, reference: str) -> IntendedBalance:
            said = deciding.BalanceSaid(
                primary=30,
                secondary=40,
                tertiary=tertiary,
                decision=reference,
                holds_from=FIRST,
                because="B.",
            )
            return deciding.state_balance(by=cast["chioma"], said=said)

        assert state(30, decision()).pk
        with pytest.raises(IntegrityError), transaction.atomic():
            state(31, decision())
        with pytest.raises(faults.NoSuchDecision):
            state(30, "D-99")


def test_every_act_is_on_record(
    described: Described,
    line: Callable[..., Line],
    given: Given,
    decided: Callable[..., ProgrammeDecision],
) -> None:
    made = described("mentoring")
    given(made, line(), 10, district=CITY)
    decided(made)
    actions = set(
        AuditEvent.objects.filter(about="programme/PG-1").values_list("action", flat=True)
    )
    assert actions == {
        "interventions.described",
        "interventions.money_given",
        "interventions.theory_said",
        "interventions.grounds_said",
        "interventions.decision_noted",
    }
    assert verify().unbroken
