"""What is withheld, and what is remembered."""

import pyarrow as pa
import pytest
from tests.unit.disclosure.tables import NHS, decision_on, decisions, exact_table

from headwater.disclosure import CannotProtect, Division
from headwater.vocabulary.policies import DisclosurePolicy

YEAR = [
    ("partnership", "p", "2025", "all", 110),
    ("district", "d1", "2025", "all", 60),
    ("district", "d2", "2025", "all", 46),
    ("unplaced", "no_location", "2025", "all", 4),
]
SEXES = [
    ("district", "d1", "2025", "all", 13),
    ("district", "d1", "2025", "sex:female", 9),
    ("district", "d1", "2025", "sex:male", 4),
]


def test_rounding_alone_can_hide_a_count():
    # 110 less 60 less 45 is known to within six either way: anything from 1 to 7 may be left.
    assert decisions(decision_on(exact_table(YEAR))) == ["released"] * 3 + ["primary"]


def test_where_rounding_is_not_enough_another_number_goes_too():
    rows = [(*row[:4], count) for row, count in zip(SEXES, (12, 9, 3), strict=True)]
    # At most 12 less at least 8 leaves at most 4. Only the total can make room above.
    assert decisions(decision_on(exact_table(rows))) == ["secondary", "released", "primary"]


def test_open_counts_are_shown_exactly_and_without_limits_of_size():
    exact = exact_table(SEXES)
    decided = decision_on(exact, policies={"admissions": DisclosurePolicy.OPEN})
    assert decided.released["numerator"].to_pylist() == [13, 9, 4]
    assert decided.released["completeness"].to_pylist() == [0.9167] * 3
    assert decisions(decided) == ["released"] * 3


def test_an_open_whole_does_not_give_a_protected_part_away():
    whole = exact_table([("district", "d1", "2025", "all", 9)], measure="whole")
    part = exact_table([("district", "d1", "2025", "all", 5)], measure="part")
    decided = decision_on(
        pa.concat_tables([whole, part]),
        policies={"whole": DisclosurePolicy.OPEN, "part": NHS},
        complements={"part": "whole"},
    )
    assert decisions(decided) == ["released", "primary"]


def test_missing_and_not_collected_pass_through():
    exact = exact_table([("district", "d1", "2025", "all", None)])
    decided = decision_on(exact)
    assert decisions(decided) == ["missing"]
    (row,) = decided.released.to_pylist()
    assert (row["state"], row["value"], row["numerator"]) == ("missing", None, None)


def test_the_rest_of_a_whole_is_protected_though_nobody_prints_it():
    whole = exact_table([("district", "d1", "2025", "all", 12)], measure="whole")
    part = exact_table([("district", "d1", "2025", "all", 8)], measure="part")
    decided = decision_on(pa.concat_tables([whole, part]), complements={"part": "whole"})
    # 10 less 10 says the rest is at most 4, so one of the two must go.
    assert sorted(decisions(decided)) == ["released", "secondary"]


def test_completeness_comes_from_shown_numbers_only():
    rows = [
        ("district", "d1", "2025", "all", 103),
        ("district", "d1", "2025", "sex:female", 52),
        ("district", "d1", "2025", "sex:male", 39),
        ("district", "d1", "2025", "sex:not_recorded", 12),
    ]
    released = decision_on(exact_table(rows)).released
    # 10 of 105 are not recorded; the exact share would give the counts away.
    assert released["completeness"].to_pylist()[1:] == [pytest.approx(1 - 10 / 105)] * 3


def test_completeness_is_left_out_where_not_recorded_is_withheld():
    rows = [
        ("district", "d1", "2025", "all", 1_003),
        ("district", "d1", "2025", "sex:female", 1_000),
        ("district", "d1", "2025", "sex:not_recorded", 3),
    ]
    released = decision_on(exact_table(rows)).released
    assert released["completeness"].to_pylist()[1:] == [None, None]


def test_a_rate_measure_has_no_rate_where_nobody_lives():
    (row,) = decision_on(
        exact_table([("unplaced", "no_location", "2025", "all", 23)])
    ).released.to_pylist()
    assert (row["numerator"], row["value"], row["lower"]) == (25, None, None)


def test_a_count_measure_has_limits_of_its_own():
    exact = exact_table([("district", "d1", "2025", "all", 12)])
    (row,) = decision_on(
        exact, divisions={"admissions": Division(is_divided=False)}
    ).released.to_pylist()
    assert row["value"] == row["numerator"] == 10
    assert (round(row["lower"], 2), round(row["upper"], 2)) == (4.79, 18.39)


def test_a_revised_total_does_not_give_the_change_away():
    before = [
        ("district", "d1", "2025", "all", 12),
        ("district", "d1", "2025", "sex:female", 9),
        ("district", "d1", "2025", "sex:male", 3),
    ]
    after = [(*row[:4], count) for row, count in zip(before, (9, 9, 0), strict=True)]
    first = decision_on(exact_table(before))
    second = decision_on(exact_table(after), log=first.log, release_id="R0002")
    assert decisions(second)[2] == "released"
    assert second.log["exact"].to_pylist() == [9, 9, 0]


def test_an_unchanged_withheld_cell_stays_withheld():
    whole = exact_table([("district", "d1", "2025", "all", 12)], measure="whole")
    part = exact_table([("district", "d1", "2025", "all", 8)], measure="part")
    both = pa.concat_tables([whole, part])
    first = decision_on(both, complements={"part": "whole"})
    alone = decision_on(both, log=first.log, release_id="R0002")
    assert decisions(alone) == decisions(first)


def test_an_empty_table_is_decided_at_once():
    decided = decision_on(exact_table([]), policies={"admissions": NHS})
    assert (len(decided.released), len(decided.log)) == (0, 0)


def test_a_cell_that_comes_back_to_a_former_value_may_be_withheld_though_it_was_shown():
    counts = ((12, 12, 0), (18, 9, 9), (12, 9, 3))
    log, last = None, None
    for number, shown in enumerate(counts):
        rows = [(*row[:4], count) for row, count in zip(SEXES, shown, strict=True)]
        last = decision_on(exact_table(rows), log=log, release_id=f"R{number}")
        log = last.log if log is None else pa.concat_tables([log, last.log])
    # At most 12 less at least 8 would leave at most 4; nobody sees that 12 is the first 12 again.
    assert decisions(last) == ["secondary", "released", "primary"]


OPEN = {"admissions": DisclosurePolicy.OPEN}


def revised_under_a_stricter_policy(before: tuple[int, ...], after: tuple[int, ...]) -> list[str]:
    """The second decision, when the first showed the exact counts of SEXES."""
    was = [(*row[:4], count) for row, count in zip(SEXES, before, strict=True)]
    now = [(*row[:4], count) for row, count in zip(SEXES, after, strict=True)]
    first = decision_on(exact_table(was), policies=OPEN)
    return decisions(decision_on(exact_table(now), log=first.log, release_id="R0002"))


def test_what_was_once_shown_exactly_stays_known():
    assert revised_under_a_stricter_policy((13, 9, 4), (13, 9, 4)) == ["released"] * 3


def test_revised_counts_hide_behind_each_other_though_their_total_is_known():
    found = revised_under_a_stricter_policy((40, 38, 2), (40, 37, 3))
    assert found == ["released", "secondary", "primary"]


def test_a_release_that_nothing_could_make_safe_is_refused_without_a_count():
    # Two revised counts make a known 5, so neither can be 7, whatever is withheld.
    with pytest.raises(CannotProtect) as refused:
        revised_under_a_stricter_policy((5, 3, 2), (5, 2, 3))
    assert "admissions" in refused.value.found
    assert "the release before stays current" in refused.value.expected


def test_the_rest_of_open_counts_needs_no_protection():
    cell = ("district", "d1", "2025", "all")
    whole = exact_table([(*cell, 9)], measure="whole")
    open_part = exact_table([(*cell, 5)], measure="open_part")
    part = exact_table([(*cell, 2)], measure="part")
    decided = decision_on(
        pa.concat_tables([whole, open_part, part]),
        policies={
            "whole": DisclosurePolicy.OPEN,
            "open_part": DisclosurePolicy.OPEN,
            "part": NHS,
        },
        complements={"open_part": "whole", "part": "whole"},
    )
    assert decisions(decided) == ["released", "released", "primary"]
