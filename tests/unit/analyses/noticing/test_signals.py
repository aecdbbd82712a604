"""What is noticed, what is passed over, and how it is said."""

import re
from collections.abc import Sequence
from datetime import date

import pyarrow as pa
import pytest
from tests.unit.analyses.lattice import (
    AREA_NAMES,
    DISTRICTS,
    WHOLE,
    Cell,
    a_quiet_partnership,
    shares,
    table,
    years,
)

from headwater.analyses import notice
from headwater.released.release import Break, Signal

TITLES = {"entrants": "First-time entrants", "violence": "Serious violence", "rape": "Rape"}
# Entrants aged 10 to 12 rise year by year while the total falls.
ENTRANTS = {
    "10-12": [18, 20, 24, 31, 40, 50],
    "13-15": [150, 146, 140, 134, 128, 119],
    "16-17": [146, 142, 139, 134, 126, 119],
    "not_recorded": [2, 1, 3, 2, 1, 2],
}


def noticed(*cells: Sequence[Cell], breaks: Sequence[Break] = ()) -> tuple[Signal, ...]:
    return notice(table(*cells), titles=TITLES, area_names=AREA_NAMES, breaks=breaks)


def headlines(*cells: Sequence[Cell], breaks: Sequence[Break] = ()) -> list[str]:
    return [signal.headline for signal in noticed(*cells, breaks=breaks)]


def test_the_very_young_among_first_time_entrants() -> None:
    (signal,) = noticed(shares("entrants", ENTRANTS))
    assert signal == Signal(
        headline="Under-13s are a rising share of first-time entrants",
        detail="Over the years to 2025 the share grew by more than chance would explain. "
        "It does not say why.",
        measure="entrants",
        area_code=WHOLE,
        period="2025",
        tested=2,
        breakdown="age_band",
        category="10-12",
    )


SERIES = {
    #                        the last years         what is said of District 1
    "a clear rise": ([300, 300, 300, 300, 300, 420], "Serious violence rose in District 1"),
    "a clear fall": ([300, 300, 300, 300, 420, 300], "Serious violence fell in District 1"),
    "chance": ([300, 300, 300, 300, 300, 320], None),
    "certain, but small": ([90_000, 90_000, 90_000, 90_000, 90_000, 95_000], None),
    "a count below eight": ([40, 40, 40, 40, 7, 40], None),
    "nothing at all": ([0, 0, 0, 0, 0, 0], None),
    "the year before is missing": ([300, 300, 300, 300, None, 600], None),
    "the last year is missing": ([300, 300, 300, 300, 600, None], None),
}


@pytest.mark.parametrize("case", SERIES)
def test_change_from_the_year_before(case: str) -> None:
    counts, said = SERIES[case]
    elsewhere = years("rape", [100] * 6)
    expected = [said] if said else []
    assert headlines(years("violence", counts, area="D1"), elsewhere) == expected


@pytest.mark.parametrize(
    ("month", "silent"),
    [
        (date(2024, 1, 1), False),  # the two years lie after it
        (date(2024, 2, 1), True),
        (date(2025, 1, 1), True),
        (date(2025, 12, 1), True),
        (date(2026, 1, 1), False),
    ],
)
def test_nothing_is_compared_across_a_break(month: date, silent: bool) -> None:
    risen = years("violence", [300, 300, 300, 300, 300, 420])
    cut = Break(measure="violence", month=month, reason="recording changed")
    assert (headlines(risen, breaks=[cut]) == []) == silent
    other = Break(measure="rape", month=month, reason="recording changed")
    assert headlines(risen, breaks=[other]) != []


def spliced(factor: float, **more: object) -> Break:
    words = {"factor": factor, "factor_source": "Recorded both ways in December 2024"}
    return Break("violence", date(2025, 1, 1), "a new system", **(words | more))  # type: ignore[arg-type]


def test_a_break_with_a_factor_is_bridged_and_said() -> None:
    doubled = years("violence", [300, 300, 300, 300, 300, 600])
    (signal,) = noticed(doubled, breaks=[spliced(1.0)])
    assert signal.headline == "Serious violence rose in Riverland"
    assert "allows for a change in how it was recorded" in signal.detail
    # The new system counts twice as many: nothing rose.
    assert headlines(doubled, breaks=[spliced(2.0)]) == []
    # It counts four times as many: what looks like a rise is a fall.
    assert headlines(doubled, breaks=[spliced(4.0)]) == ["Serious violence fell in Riverland"]


def test_a_factor_inside_a_year_bridges_nothing() -> None:
    doubled = years("violence", [300, 300, 300, 300, 300, 600])
    inside = Break(
        "violence", date(2025, 6, 1), "a new system", factor=1.0, factor_source="A study"
    )
    assert headlines(doubled, breaks=[inside]) == []


def test_a_break_of_one_district_silences_it_and_the_whole_alone() -> None:
    cells = [years("violence", [300] * 5 + [600], area=area) for area in (WHOLE, "D1", "D2")]
    cut = Break("violence", date(2025, 3, 1), "a new system", area_code="D1")
    assert headlines(*cells, breaks=[cut]) == ["Serious violence rose in District 2"]
    unknown = Break("violence", date(2025, 3, 1), "a new system", area_code="a_county")
    assert headlines(*cells, breaks=[unknown]) == []


def test_the_factor_of_one_district_is_not_that_of_the_whole() -> None:
    doubled = years("violence", [300] * 5 + [600])
    assert headlines(doubled, breaks=[spliced(1.0, area_code="D1")]) == []


def test_a_share_is_not_compared_across_a_break() -> None:
    cut = Break(measure="entrants", month=date(2025, 6, 1), reason="a new system")
    assert headlines(shares("entrants", ENTRANTS), breaks=[cut]) == []
    bridged = Break(
        "entrants", date(2025, 1, 1), "a new system", factor=1.0, factor_source="A study"
    )
    assert headlines(shares("entrants", ENTRANTS), breaks=[bridged]) == []


def test_a_share_that_moves_because_recording_does_is_passed_over() -> None:
    unrecorded = {**ENTRANTS, "not_recorded": [2, 1, 3, 60, 90, 120]}
    said = headlines(shares("entrants", unrecorded))
    assert not [words for words in said if "share" in words]


def test_ethnicity_is_never_noticed() -> None:
    groups = {"white": [200] * 6, "black": [10, 20, 30, 50, 70, 90]}
    said = headlines(shares("violence", groups, breakdown="ethnicity"))
    assert not [words for words in said if "share" in words]


def test_more_people_are_not_a_rise() -> None:
    grown = years("violence", [200] * 6) + years("rape", [300] * 5)
    last = years("rape", [300] * 5 + [600], people=100_000.0)[-1:]
    assert headlines(grown, [{**last[0], "denominator": 200_000.0}]) == []
    assert headlines(grown, last) == ["Rape rose in Riverland"]


def test_a_count_without_people_at_risk_is_called_a_number() -> None:
    (signal,) = noticed(years("rape", [100] * 5 + [200], people=None))
    assert signal.detail.startswith("The number in 2025 was higher than in 2024 ")


def test_at_most_five_and_one_a_measure() -> None:
    titles = {f"measure_{at}": f"Measure {at}" for at in range(9)}
    cells = [
        years(name, [200] * 5 + [300 + 20 * at], area=area)
        for at, name in enumerate(titles)
        for area in (WHOLE, *DISTRICTS)
    ]
    signals = notice(table(*cells), titles=titles, area_names=AREA_NAMES, breaks=[])
    assert [signal.measure for signal in signals] == [f"measure_{at}" for at in (8, 7, 6, 5, 4)]


def test_only_what_has_words_is_said() -> None:
    risen = years("violence", [300] * 5 + [600])
    assert notice(table(risen), titles={}, area_names=AREA_NAMES, breaks=[]) == ()
    assert notice(table(risen), titles=TITLES, area_names={}, breaks=[]) == ()


def test_the_words_hold_no_number_but_years_and_ages() -> None:
    changed = [years("violence", [300] * 5 + [600], area=area) for area in (WHOLE, *DISTRICTS)]
    for signal in noticed(shares("entrants", ENTRANTS), *changed):
        words = f"{signal.headline} {signal.detail}".replace("Under-13s", "")
        numbers = set(re.findall(r"\d+", re.sub(r"District \d", "", words)))
        assert numbers <= {"2024", "2025"}


def test_nothing_to_notice_in_nothing() -> None:
    assert noticed([]) == ()


def share_of_quiet_partnerships_that_say_something(seeds: range) -> float:
    titles = {f"measure_{at}": f"Measure {at}" for at in range(8)}

    def says_something(values: pa.Table) -> bool:
        return bool(notice(values, titles=titles, area_names=AREA_NAMES, breaks=[]))

    return sum(says_something(a_quiet_partnership(seed)) for seed in seeds) / len(seeds)


def test_quiet_partnerships_stay_quiet() -> None:
    assert share_of_quiet_partnerships_that_say_something(range(100)) <= 0.05


@pytest.mark.prove
def test_quiet_partnerships_stay_quiet_in_the_long_run() -> None:
    assert share_of_quiet_partnerships_that_say_something(range(1_000, 4_000)) <= 0.05
