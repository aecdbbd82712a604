"""What a release says is worked out once, and goes with the release."""

import gc
import weakref

from tests.unit.products import sample

from headwater.released.opened import Release
from headwater_web.dashboard import queries, remembering
from headwater_web.dashboard.remembering import remembered
from headwater_web.dashboard.shown import read_shown


def test_each_thing_is_made_once_for_each_release() -> None:
    first, second = Release.of(sample.released()), Release.of(sample.released())
    made: list[int] = []
    for release in (first, first, second, first):
        remembered(release, "key", lambda: made.append(1))
    assert len(made) == 2


def test_it_is_forgotten_with_the_release() -> None:
    release = Release.of(sample.released())
    thing = {"large"}
    kept = weakref.ref(release)
    remembered(release, "key", lambda: thing)
    held = len(remembering._REMEMBERED)
    del release
    gc.collect()
    assert kept() is None
    assert len(remembering._REMEMBERED) == held - 1


def test_the_oldest_is_forgotten_where_there_are_many() -> None:
    release = Release.of(sample.released())
    for number in range(500):
        remembered(release, number, lambda number=number: number)
    assert len(remembering._REMEMBERED[release]) <= 160
    assert remembered(release, 0, lambda: "made anew") == "made anew"
    assert remembered(release, 499, lambda: "made anew") == 499


def test_two_states_of_a_page_are_never_taken_for_each_other(release: Release) -> None:
    asked = [{}, {"period": "month"}, {"breakdown": "sex"}, {"area": "Z07000001"}]
    pages = [queries.measure_page(read_shown(release, "ed_assaults", each)) for each in asked]
    assert len({page.shown.canonical for page in pages}) == 4
    assert len({page.figure.wide for page in pages}) == 4
    again = queries.measure_page(read_shown(release, "ed_assaults", asked[1]))
    assert again is pages[1]
