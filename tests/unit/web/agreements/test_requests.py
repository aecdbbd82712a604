"""Requests wait, in the open: since when, for whom, and what stands in the way."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests.unit.web.agreements.conftest import TODAY, Made, in_days

from headwater_web.accounts.models import Person
from headwater_web.agreements import faults
from headwater_web.agreements.actions import catalogue as catalogue_actions
from headwater_web.agreements.actions import requests
from headwater_web.agreements.models import Dataset, Step
from headwater_web.agreements.queries.catalogue import catalogue, line_of
from headwater_web.agreements.queries.requests import (
    barrier_counts,
    requests_file,
    waiting_first,
)
from headwater_web.agreements.standings import HeldStanding

Cast = dict[str, Person]
Asked = Callable[..., Any]
BOTH = {"partnership": "The partnership", "police": "Police"}


def test_the_longest_wait_stands_first_and_what_ended_last(cast: Cast, asked: Asked) -> None:
    for days in (10, 300, 40):
        asked(days)
    oldest = waiting_first(cast["amara"], TODAY)[0].request
    requests.note_step(
        by=cast["grace"], request=oldest, step=Step.REFUSED, happened_on=in_days(-290)
    )
    assert [each.age for each in waiting_first(cast["amara"], TODAY)] == [40, 10, 10]
    assert waiting_first(cast["amara"], TODAY)[-1].is_open is False


def test_every_unit_of_a_joint_request_sees_the_same(cast: Cast, asked: Asked) -> None:
    asked(units=BOTH)
    (ours,) = waiting_first(cast["amara"], TODAY)
    (theirs,) = waiting_first(cast["ben"], TODAY)
    assert ours == theirs
    assert ours.is_joint
    assert requests_file(cast["amara"], TODAY) == requests_file(cast["ben"], TODAY)


def test_an_officer_sees_requests_of_their_own_organisation_alone(cast: Cast, asked: Asked) -> None:
    asked()
    assert waiting_first(cast["ben"], TODAY) == ()
    assert requests_file(cast["ben"], TODAY).count(b"\n") == 1


def test_barriers_are_counted_now_and_ever(cast: Cast, asked: Asked) -> None:
    first, second = asked(30), asked(20)
    met = [
        requests.meet_barrier(
            by=cast["grace"], request=each, kind="capacity", words="So", met_on=in_days(-5)
        )
        for each in (first, second)
    ]
    requests.overcome(by=cast["grace"], barrier=met[0], overcome_on=TODAY)
    assert barrier_counts(cast["amara"], TODAY) == [("Nobody has time to make the extract", 1, 2)]


@pytest.mark.parametrize(
    ("day", "fault"),
    [(in_days(1), faults.NotComeYet), (in_days(-41), faults.BeforeItBegan)],
)
def test_days_lie_between_asking_and_today(
    day: Any, fault: type[faults.Refused], cast: Cast, asked: Asked
) -> None:
    request = asked(40)
    with pytest.raises(fault):
        requests.note_step(by=cast["grace"], request=request, step=Step.CHASED, happened_on=day)
    with pytest.raises(fault):
        requests.meet_barrier(
            by=cast["grace"], request=request, kind="cost", words="So", met_on=day
        )


@pytest.mark.parametrize("end", [Step.GRANTED, Step.REFUSED, Step.WITHDRAWN])
def test_what_has_ended_stays_ended(end: Step, cast: Cast, asked: Asked) -> None:
    request = asked(40)
    said = {"by": cast["grace"], "request": request, "happened_on": TODAY}
    requests.note_step(step=end, **said)
    with pytest.raises(faults.NothingAnswered):
        requests.note_step(step=Step.CHASED, **said)


def test_a_barrier_is_overcome_once_and_not_before_it_was_met(cast: Cast, asked: Asked) -> None:
    barrier = requests.meet_barrier(
        by=cast["grace"], request=asked(40), kind="cost", words="So", met_on=in_days(-5)
    )
    with pytest.raises(faults.BeforeItBegan):
        requests.overcome(by=cast["grace"], barrier=barrier, overcome_on=in_days(-6))
    requests.overcome(by=cast["grace"], barrier=barrier, overcome_on=in_days(-5))
    with pytest.raises(faults.OvercomeAlready):
        requests.overcome(by=cast["grace"], barrier=barrier, overcome_on=TODAY)


def test_a_file_for_a_spreadsheet_holds_no_formula(cast: Cast) -> None:
    words = catalogue_actions.DatasetWords("=1+1", "ambulance", "@ambulance", "Counts")
    dataset = catalogue_actions.note_dataset(by=cast["grace"], said=words)
    said = requests.RequestWords("Counts", ["counts"], "aggregate", TODAY)
    requests.ask_for_data(
        by=cast["grace"], dataset=dataset, said=said, units={"partnership": "+us"}
    )
    text = requests_file(cast["amara"], TODAY).decode()
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["dataset"], row["holder"], row["on_behalf_of"]) == ("'=1+1", "'@ambulance", "'+us")


def test_a_dataset_stands_where_its_requests_and_agreements_say(
    cast: Cast, dataset: Dataset, asked: Asked, in_force: Made
) -> None:
    assert line_of(dataset, TODAY).standing is HeldStanding.NOT_ASKED
    request = asked(40)
    line = line_of(dataset, TODAY)
    assert (line.standing, line.first_asked_on) == (HeldStanding.ASKED_FOR, in_days(-40))
    requests.note_step(by=cast["grace"], request=request, step=Step.REFUSED, happened_on=TODAY)
    assert line_of(dataset, TODAY).standing is HeldStanding.REFUSED
    in_force(
        supplier="ambulance",
        supplier_name="Ambulance service",
        feed={"feed": "ambulance_callouts", "level": "aggregate"},
    )
    assert line_of(dataset, TODAY).standing is HeldStanding.AGREED


def test_the_catalogue_shows_an_officer_what_their_organisation_holds(
    cast: Cast, dataset: Dataset
) -> None:
    own = catalogue_actions.DatasetWords("Incidents", "police", "Police", "Counts")
    catalogue_actions.note_dataset(by=cast["grace"], said=own)
    assert [each.title for each in catalogue(cast["ben"], TODAY)] == ["Incidents"]
    titles = [each.title for each in catalogue(cast["amara"], TODAY)]
    assert {"Incidents", "Call-outs"} <= set(titles)
    assert catalogue(cast["dev"], TODAY) == ()


def test_with_whom_it_is_shared_is_noted_once(cast: Cast, dataset: Dataset) -> None:
    for _time in range(2):
        catalogue_actions.note_share(by=cast["grace"], dataset=dataset, shared_with="A ministry")
    assert line_of(dataset, TODAY).shared_with == ("A ministry",)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE agreements_datarequest SET asked_on = '2020-01-01'",
        "DELETE FROM agreements_datarequest",
        "UPDATE agreements_dataset SET title = 'x'",
        "DELETE FROM agreements_requestunit",
    ],
)
def test_the_database_itself_refuses(statement: str, asked: Asked) -> None:
    asked()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
