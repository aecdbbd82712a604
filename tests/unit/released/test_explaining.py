"""How a number was made, in words; a withheld one is never narrowed."""

import re
from dataclasses import asdict, replace

import pytest
from tests.unit.products import sample

from headwater.released.explanation import decision_words, explain_row, rows_counted_words
from headwater.vocabulary.states import ValueState

WHOLE = sample.WHOLE


@pytest.mark.parametrize(
    # measure             period     rows counted                       decision begins
    ("measure", "period", "counted", "decision"),
    [
        ("ed_assaults", "2025", r"About [\d,]+ events, rounded\.", "Shown. Zero is exact"),
        ("knife_crime", "2025", r"[\d,]+ events\.", "Shown exactly."),
        ("homicides", "2025", r"Withheld\.", "Withheld."),
        ("callouts", "2025", r"No number\.", "No number is shown because some"),
        ("callouts", "2020", r"No number\.", "No number is shown because no source"),
    ],
)
def test_each_state_has_its_words(release, measure, period, counted, decision):
    explained = release.explain(measure, WHOLE, period)
    assert re.fullmatch(counted, explained.rows_counted)
    assert explained.decision.startswith(decision)
    assert str(explained.reference) == f"{sample.RELEASE_ID}/{measure}.v1/{WHOLE}/{period}/all/all"


def test_the_sources_of_the_measure_are_named_with_versions(release):
    (source,) = release.explain("ed_assaults", WHOLE, "2025").sources
    assert source.supplier_name == "Riverside Hospital"
    assert source.extracts == ("ed_a0001 (version 1)", "ed_a0002 (version 2)")
    assert source.as_at_date.isoformat() == "2025-12-31"


def test_every_withheld_cell_of_a_measure_gets_the_same_explanation(release):
    """Whatever lies behind two withheld cells, what is said of them is word for word the same."""
    measure = release.measure("homicides")
    withheld = [
        row for row in release.values(measure="homicides") if row.state is ValueState.SUPPRESSED
    ]
    said = set()
    for row in withheld:
        explained = asdict(
            release.explain("homicides", row.area_code, row.period, row.breakdown, row.category)
        )
        said.add(
            repr(
                [
                    explained[key]
                    for key in (
                        "rows_counted",
                        "completeness",
                        "interval_method",
                        "decision",
                        "policy",
                    )
                ]
            )
        )
    assert len(withheld) > 100
    assert len(said) == 1
    assert measure.policy == "nhs_subnational"


def test_numbers_left_in_a_withheld_row_by_mistake_are_still_not_said(release):
    row = release.cell("homicides", WHOLE, "2025")
    careless = replace(row, numerator=3, value=1.0, lower=0.2, upper=2.9, completeness=0.6667)
    explained = explain_row(
        careless,
        reference=release.reference(row),
        measure=release.measure("homicides"),
        area=release.area(WHOLE),
        sources=(),
    )
    said = " ".join(
        (explained.rows_counted, explained.completeness, explained.interval_method,
         explained.decision)
    )  # fmt: skip
    assert not re.search(r"\d", said)


def test_one_event_is_one_event(release):
    row = replace(release.cell("knife_crime", WHOLE, "2025"), numerator=1)
    assert rows_counted_words(row, policy="open") == "1 event."
    assert rows_counted_words(replace(row, numerator=0), policy="nhs_subnational") == "0 events."
    assert decision_words(ValueState.RELEASED, policy="open") == "Shown exactly."
