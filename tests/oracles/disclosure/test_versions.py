"""Two versions of one definition side by side, and years inside windows, under the same attack.

Whoever sees a narrower version beside a wider one takes the one from the other. The attack does
so on tables of one month of numbers that a suppressor would like to show.
"""

import pyarrow as pa
import pytest
from tests.oracles.disclosure.attack import Attack, Published
from tests.unit.disclosure.tables import decision_on, exact_table, no_log

from headwater.disclosure import relations

VERSIONS = {"offences_version_2": "offences"}
# Counts of the wider version, of which all but a few are in the narrower one too.
WIDER = {"d1": 24, "d2": 31, "d3": 18}
NARROWER = {"d1": 20, "d2": 31, "d3": 11}


def table(counts: dict[str, int], measure: str) -> pa.Table:
    rows = [("district", area, "2025", "all", count) for area, count in counts.items()]
    return exact_table([("partnership", "p", "2025", "all", sum(counts.values())), *rows], measure)


def exact(wider: str, narrower: str) -> pa.Table:
    return pa.concat_tables([table(WIDER, wider), table(NARROWER, narrower)])


PARENTS = dict.fromkeys(WIDER, "p")


def attack_on(*releases: Published, versions: dict[str, str]) -> Attack:
    return Attack(list(releases), PARENTS, versions=versions)


def released(values: pa.Table, log: pa.Table, number: int, **known: object) -> Published:
    decided = decision_on(
        values, log=log, release_id=f"R{number:04d}", area_parents=PARENTS, **known
    )
    return Published(decided.released, decided.log)


def test_taking_one_version_from_the_other_tells_of_no_small_rest():
    release = released(exact("offences", "offences_version_2"), no_log(), 1, versions=VERSIONS)
    attack = attack_on(release, versions=VERSIONS)
    rests = [place for place in attack.targets if not attack.cells[place].printed]
    assert {attack.cells[place].truth for place in rests} == {4, 7}
    assert attack.exposed(attack.targets) == []


def test_without_knowing_of_the_two_versions_it_would():
    release = released(exact("offences", "offences_version_2"), no_log(), 1)
    attack = attack_on(release, versions=VERSIONS)
    assert attack.exposed_to_outsider(attack.targets)


def test_a_wider_version_beside_a_part_of_another_measure_is_protected_too():
    values = pa.concat_tables(
        [
            table({"d1": 40, "d2": 52, "d3": 33}, "everybody"),
            table(NARROWER, "young"),
            table(WIDER, "young_version_2"),
        ]
    )
    versions = {"young": "young_version_2"}
    complements = {"young": "everybody"}
    release = released(values, no_log(), 1, versions=versions, complements=complements)
    attack = Attack([release], PARENTS, complements, versions=versions)
    assert attack.exposed(attack.targets) == []


@pytest.mark.parametrize("revised", [False, True])
def test_a_proposal_that_comes_into_force_tells_no_more_than_before(revised):
    first = released(exact("offences", "offences_version_2"), no_log(), 1, versions=VERSIONS)
    names = {"offences": "offences_version_1", "offences_version_2": "offences"}
    then = Published(renamed(first.released, names), renamed(first.log, names))
    values = exact("offences_version_1", "offences")
    if revised:
        values = with_more(values, area="d2", events=3)
    now = released(values, then.log, 2, versions={"offences": "offences_version_1"})
    attack = attack_on(then, now, versions={"offences": "offences_version_1"})
    assert attack.exposed(attack.targets) == []


def renamed(values: pa.Table, names: dict[str, str]) -> pa.Table:
    measure = pa.array([names[name] for name in values["measure"].to_pylist()])
    return values.set_column(values.schema.get_field_index("measure"), "measure", measure)


def with_more(values: pa.Table, *, area: str, events: int) -> pa.Table:
    """Late events of both versions in one district, and so in the whole."""
    rows = values.to_pylist()
    for row in rows:
        if row["area_code"] in (area, "p"):
            row["numerator"] += events
    return pa.Table.from_pylist(rows, values.schema)


YEARS = {
    "d1": (9, 3, 12, 2),
    "d2": (4, 2, 5, 6),
    "d3": (14, 10, 11, 8),
}


def by_year_and_window() -> pa.Table:
    """Four years of three districts, and the two windows of three years that they make."""
    counts = {**YEARS, "p": tuple(map(sum, zip(*YEARS.values(), strict=True)))}
    rows = []
    for area, years in counts.items():
        kind = "partnership" if area == "p" else "district"
        rows += [(kind, area, str(2022 + at), "all", count) for at, count in enumerate(years)]
        rows += [
            (kind, area, f"{2022 + at}-01/P36M", "all", sum(years[at : at + 3])) for at in (0, 1)
        ]
    return exact_table(rows, "exclusions")


def test_windows_that_share_years_tell_of_no_small_year():
    release = released(by_year_and_window(), no_log(), 1)
    attack = attack_on(release, versions={})
    assert len(attack.targets) > 5
    assert attack.exposed(attack.targets) == []


def test_without_knowing_that_years_make_windows_they_would(monkeypatch):
    monkeypatch.setattr(relations, "_years_make_windows", lambda links: iter(()))
    attack = attack_on(released(by_year_and_window(), no_log(), 1), versions={})
    assert attack.exposed_to_outsider(attack.targets)


def test_a_window_is_shown_where_its_years_are_withheld():
    release = released(by_year_and_window(), no_log(), 1)
    shown = {
        (row["area_code"], row["period"])
        for row in release.released.to_pylist()
        if row["state"] == "released"
    }
    assert ("d2", "2023-01/P36M") in shown
    assert not {("d2", str(year)) for year in range(2022, 2026)} & shown
