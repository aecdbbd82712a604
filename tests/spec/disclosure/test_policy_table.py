"""The policy as a table: what a count becomes."""

import pytest
from tests.unit.disclosure.tables import decision_on, exact_table

# exact | state      | shown
SUBNATIONAL = """
0       | released   | 0
1       | suppressed |
7       | suppressed |
8       | released   | 10
10      | released   | 10
12      | released   | 10
13      | released   | 15
17      | released   | 15
18      | released   | 20
1237    | released   | 1235
1238    | released   | 1240
"""


def rows(table: str) -> list[tuple[int, str, int | None]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [(int(exact), state, int(shown) if shown else None) for exact, state, shown in lines]


@pytest.mark.parametrize(("exact", "state", "shown"), rows(SUBNATIONAL))
def test_a_count_under_the_sub_national_policy(exact, state, shown):
    decided = decision_on(exact_table([("district", "d1", "2025", "all", exact)]))
    (row,) = decided.released.to_pylist()
    assert (row["state"], row["numerator"]) == (state, shown)


# Each block is one relation: the total, then its parts. Decisions follow from the counts alone.
PATTERNS = """
total 0   | released  | parts 0 0    | released released
total 3   | primary   | parts 3 0    | primary released
total 9   | released  | parts 5 4    | primary primary
total 12  | secondary | parts 9 3    | released primary
total 13  | released  | parts 10 3   | released primary
total 30  | released  | parts 27 3   | released primary
"""


def patterns(table: str) -> list[tuple[list[int], list[str]]]:
    found = []
    for line in table.strip().splitlines():
        total, first, parts, others = (cell.split() for cell in line.split("|"))
        found.append(([int(n) for n in (*total[1:], *parts[1:])], [*first, *others]))
    return found


@pytest.mark.parametrize(("counts", "expected"), patterns(PATTERNS))
def test_a_total_and_its_two_parts(counts, expected):
    labels = ["all", "sex:female", "sex:male"]
    table = [("district", "d1", "2025", label, n) for label, n in zip(labels, counts, strict=True)]
    assert decision_on(exact_table(table)).log["decision"].to_pylist() == expected
