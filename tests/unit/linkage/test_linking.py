"""Linkage against a synthetic crowd whose truth is known."""

import logging
import random

import pyarrow as pa
import pytest
from tests.unit.linkage.crowd import Crowd, a_crowd

from headwater.linkage import Linked, link, measure_accuracy
from headwater.tables.events import EventLink

KEY = b"the engine's key of thirty-two b"


def linked(crowd: Crowd, *, key: bytes = KEY, seed: int = 1) -> Linked:
    return link(crowd.people, crowd.events, key=key, seed=seed)


def shuffled(table: pa.Table, *, seed: int) -> pa.Table:
    order = list(range(table.num_rows))
    random.Random(seed).shuffle(order)
    return table.take(order)


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    return a_crowd(incidents=500, seed=11)


@pytest.fixture(scope="module")
def answer(crowd: Crowd) -> Linked:
    return linked(crowd)


def test_people_and_incidents_are_found(crowd: Crowd, answer: Linked) -> None:
    accuracy = measure_accuracy(answer.links, crowd.truth)
    for found in (accuracy.people, accuracy.incidents):
        assert found.true_pairs > 400
        assert found.precision >= 0.95
        assert found.recall >= 0.85


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("errors", [0.5, 1.0, 2.0])
def test_accuracy_holds_across_crowds(seed: int, errors: float) -> None:
    crowd = a_crowd(incidents=8_000, seed=seed, errors=errors)
    accuracy = measure_accuracy(linked(crowd).links, crowd.truth)
    assert accuracy.people.precision >= 0.95
    assert accuracy.people.recall >= 0.85


def test_the_order_of_the_rows_never_matters(crowd: Crowd, answer: Linked) -> None:
    again = link(shuffled(crowd.people, seed=4), shuffled(crowd.events, seed=5), key=KEY, seed=1)
    assert again.links.equals(answer.links)
    assert again.quality == answer.quality


def test_another_key_joins_the_same_events_under_other_names(crowd: Crowd, answer: Linked) -> None:
    other = linked(crowd, key=b"another key, also thirty-two byt")
    ours, theirs = (
        [found.links.column(name).to_pylist() for name in ("person_key", "incident_key")]
        for found in (answer, other)
    )
    for mine, their in zip(ours, theirs, strict=True):
        assert not {key for key in mine if key} & {key for key in their if key}
        assert len(set(zip(mine, their, strict=True))) == len(set(mine)) == len(set(their))


def test_the_counts_add_up(crowd: Crowd, answer: Linked) -> None:
    quality, links = answer.quality, answer.links
    suspects = sum(role == "suspect" for role in crowd.people["role"].to_pylist())
    keys = [key for key in links["incident_key"].to_pylist() if key]
    assert quality.trained
    assert quality.mentions == crowd.people.num_rows
    assert quality.mentions_left_out == suspects
    assert quality.events_with_person == links.num_rows
    assert quality.people == len(set(links["person_key"].to_pylist()))
    assert (quality.shared_incidents, quality.events_in_shared_incidents) == (
        len(set(keys)),
        len(keys),
    )
    assert all(keys.count(key) > 1 for key in list(dict.fromkeys(keys))[:50])


def test_links_are_one_row_an_event_and_hold_no_identifier(
    crowd: Crowd, answer: Linked, capfd: pytest.CaptureFixture[str], caplog
) -> None:
    caplog.set_level(logging.DEBUG)
    again = linked(crowd)
    assert again.links.column_names == list(EventLink.columns())
    assert again.links["event_id"].to_pylist() == sorted(set(again.links["event_id"].to_pylist()))
    said = " ".join([*capfd.readouterr(), caplog.text, str(again.quality), str(again.links)])
    surnames = {name.lower() for name in crowd.people["family_name"].to_pylist() if len(name) > 5}
    assert surnames
    assert not [name for name in surnames if name in said.lower()]


def test_too_few_to_learn_from_still_link() -> None:
    crowd = a_crowd(incidents=12, seed=2, errors=0.0)
    answer = linked(crowd)
    assert not answer.quality.trained
    accuracy = measure_accuracy(answer.links, crowd.truth)
    assert accuracy.people.true_pairs > 0
    assert (accuracy.people.precision, accuracy.people.recall) == (1.0, 1.0)


@pytest.mark.parametrize("mentions", [0, 1])
def test_nobody_or_somebody_alone(mentions: int) -> None:
    crowd = a_crowd(incidents=3, seed=2, suspects=False)
    answer = link(crowd.people.slice(0, mentions), crowd.events, key=KEY, seed=1)
    assert answer.links.num_rows == answer.quality.people == mentions
    assert answer.links["incident_key"].null_count == mentions


def test_strangers_stay_strangers() -> None:
    """People who share no birth date are never joined, whatever their names."""
    crowd = a_crowd(incidents=40, seed=8, errors=0.0, suspects=False)
    strangers = crowd.people.group_by("birth_date").aggregate([("event_id", "min")])
    apart = crowd.people.filter(
        pa.array(
            [
                one in set(strangers["event_id_min"].to_pylist())
                for one in crowd.people["event_id"].to_pylist()
            ]
        )
    )
    answer = link(apart, crowd.events, key=KEY, seed=1)
    assert answer.quality.people_seen_again == 0
