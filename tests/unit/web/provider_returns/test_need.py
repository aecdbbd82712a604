"""Need is read from a release as it was released: what is withheld is not there, and is no zero."""

import pytest
from tests.unit.products import sample
from tests.unit.web.dashboard.week_sample import with_week

from headwater.released.names import MeasureNotFound
from headwater.released.opened import Release
from headwater.released.values import ValueRow
from headwater.vocabulary.states import ValueState
from headwater_web.provider_returns.queries import needed, victims
from headwater_web.provider_returns.queries.needed import need_in, need_now
from headwater_web.provider_returns.queries.victims import victims_now
from headwater_web.provider_returns.schedule import Schedule

MEASURE = "knife_crime"
WEEKLY = "ed_assaults"
DISTRICTS = (*sample.DISTRICTS, "Z09999999")


@pytest.fixture
def release() -> Release:
    return Release.of(with_week(sample.released()))


def rows_of(release: Release) -> list[ValueRow]:
    """The parts of the week of each district."""
    rows = release.values(measure=WEEKLY, breakdown="part_of_week")
    return [row for row in rows if row.area_code in sample.DISTRICTS]


def test_it_is_what_was_released(release: Release) -> None:
    need = need_in(release, MEASURE, DISTRICTS)
    assert need is not None
    for code, number in need.by_district.items():
        year = release.latest(MEASURE, code).year
        assert year is not None
        assert (year.numerator, year.state) == (number, ValueState.RELEASED)
    assert set(need.by_district) <= set(sample.DISTRICTS)
    assert need.by_district
    assert (need.release_id, need.week_when) == (sample.RELEASE_ID, "2025")


def test_a_part_of_the_week_that_is_withheld_is_not_there(release: Release) -> None:
    need = need_in(release, WEEKLY, DISTRICTS)
    assert need is not None
    told = [row for row in rows_of(release) if row.is_released]
    hidden = [row for row in rows_of(release) if not row.is_released]
    assert told
    assert hidden
    for row in told:
        assert need.weeks[row.area_code][row.category] == row.numerator
    assert not any(row.category in need.weeks.get(row.area_code, {}) for row in hidden)


def test_a_measure_that_is_not_there(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MeasureNotFound):
        need_in(release, "unheard_of", DISTRICTS)
    plan = Schedule(21, frozenset(), need="unheard_of", victims="unheard_of")
    for module in (needed, victims):
        monkeypatch.setattr(module, "current_release", lambda: release)
        monkeypatch.setattr(module, "schedule", lambda: plan)
    assert need_now(DISTRICTS) is None
    assert victims_now() == (None, "")


def test_no_district_of_this_release(release: Release) -> None:
    assert need_in(release, MEASURE, ("Z09999999",)) is None


def test_victims_are_those_of_known_sex(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = release.values(measure=WEEKLY, area_code=sample.WHOLE, breakdown="sex")
    newest = max(row.when.end_month for row in rows if row.is_released)
    told = {
        row.category: row.numerator or 0
        for row in rows
        if row.is_released and row.when.end_month == newest
    }
    plan = Schedule(21, frozenset(), need="", victims=WEEKLY)
    monkeypatch.setattr(victims, "current_release", lambda: release)
    monkeypatch.setattr(victims, "schedule", lambda: plan)
    share, what = victims_now()
    assert share is not None
    assert (share.part, share.whole) == (told["female"], told["female"] + told["male"])
    assert what.startswith(release.measure(WEEKLY).short_title.lower())


def test_without_a_chosen_measure(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Schedule(21, frozenset(), need="", victims="")
    for module in (needed, victims):
        monkeypatch.setattr(module, "current_release", lambda: release)
        monkeypatch.setattr(module, "schedule", lambda: plan)
    assert need_now(DISTRICTS) is None
    assert victims_now() == (None, "")
