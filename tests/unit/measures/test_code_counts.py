"""Events by kind and offence code: each once, under the kind under which it is published."""

from pathlib import Path

import duckdb
import pytest

from headwater.definitions.library import Library
from headwater.measures import code_counts, codes_of, kinds_of

LIBRARY = Library(Path(__file__).resolve().parents[3] / "definitions")
SCOPE = LIBRARY.scope("serious_violence")
MEASURE = LIBRARY.measure("serious_violence_offences")
EVENTS = """SELECT * FROM (VALUES
  ('police_recorded_crime', DATE '2024-03-01', '8/6', FALSE, FALSE, 'home'),
  ('police_recorded_crime', DATE '2024-05-01', '8/6', FALSE, FALSE, 'home'),
  ('police_recorded_crime', DATE '2024-05-01', '8/6', TRUE, FALSE, 'home'),
  ('police_recorded_crime', DATE '2025-05-01', '8/6', TRUE, TRUE, 'home'),
  ('police_recorded_crime', DATE '2025-05-01', '125/9', FALSE, FALSE, 'home'),
  ('ambulance_callouts', DATE '2025-05-01', '8/6', FALSE, FALSE, 'home')
) AS told(feed, month, offence_code, weapon, county_lines, place_type)"""


def test_an_event_of_several_kinds_counts_once_and_one_of_none_not_at_all() -> None:
    connection = duckdb.connect()
    connection.execute(
        f"CREATE VIEW placed_event AS SELECT *, FALSE AS knife, "
        f"CAST(month AS TIMESTAMP) AS occurred_at FROM ({EVENTS})"
    )
    found = connection.execute(code_counts(MEASURE, scope=SCOPE).sql).fetchall()
    assert sorted(found) == [
        (MEASURE.measure, "assault", "8/6", 2024, 2),
        (MEASURE.measure, "county_lines", "8/6", 2025, 1),
        (MEASURE.measure, "weapon_enabled_violence", "8/6", 2024, 1),
    ]


def test_every_kind_of_the_scope_names_its_codes() -> None:
    """What a kind may weigh is then known to everyone, and is no clue."""
    for kind in kinds_of(MEASURE, SCOPE):
        codes = codes_of(kind)
        assert codes
        assert codes <= {code.value for code in LIBRARY.codelist("offence_codes").codes}


def test_no_published_number_is_a_sum_of_codes_within_kinds() -> None:
    """Or the coarse division over codes and that number could narrow each other.

    A measure by code must ask for more than codes, and its codes must lie in so many kinds that
    even none of each leaves every year of three the whole range of what is withheld.
    """
    by_code = [
        measure
        for measure in LIBRARY.measures()
        if "police_recorded_crime" in measure.numerator.feeds
        and any(each.column == "offence_code" for each in measure.numerator.rule.all_of)
    ]
    assert by_code
    for measure in by_code:
        rule = measure.numerator.rule
        (codes,) = [set(each.codes or ()) for each in rule.all_of if each.column == "offence_code"]
        assert len(rule.all_of) + len(rule.none_of) + len(rule.any_of) > 1, measure.measure
        cells = sum(len(codes & (codes_of(kind) or set())) for kind in SCOPE.kinds)
        assert 7 * cells >= 3 * 7, measure.measure


@pytest.mark.parametrize("partnership", ["nottinghamshire", "leicestershire"])
def test_the_measure_that_is_weighed_is_there_and_is_told_apart_by_kind(partnership: str) -> None:
    weights = LIBRARY.weights(partnership)
    assert weights is not None
    assert "kind" in LIBRARY.measure(weights.measure).breakdowns


def test_one_edition_of_a_scale_is_in_use_and_never_two() -> None:
    from headwater.definitions.weights import WeightsInUse

    twice = [{"scale": "a", "edition": "1"}, {"scale": "a", "edition": "2"}]
    with pytest.raises(ValueError, match="two editions of one scale"):
        WeightsInUse.model_validate({"version": 1, "measure": "m", "in_use": twice})
