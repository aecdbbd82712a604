"""The strictest policy of a measure's sources wins."""

import pytest

from headwater.vocabulary.policies import DisclosurePolicy, strictest


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ({"open"}, "open"),
        ({"nhs_subnational"}, "nhs_subnational"),
        ({"open", "nhs_subnational"}, "nhs_subnational"),
    ],
)
def test_the_strictest_source_wins(sources: set[str], expected: str) -> None:
    assert strictest({DisclosurePolicy(source) for source in sources}) == expected


def test_a_measure_without_a_source_has_no_policy() -> None:
    with pytest.raises(ValueError, match="empty"):
        strictest(set())
