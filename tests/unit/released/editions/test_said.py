"""How a token reads with one release: form by form, and where there is no number."""

import pytest
from tests.unit.products import sample

from headwater.released import Release
from headwater.released.editions.said import NothingKnown, say
from headwater.released.editions.tokens import parse_token
from headwater.released.figures import parse_figure_reference
from headwater.vocabulary.faults import Fault

FORMS = """
token                                               | words
[[ed_assaults ; whole ; newest ; period]]     | 2025
[[ed_assaults ; whole ; newest ; count]]      | about {count:,}
[[ed_assaults ; whole ; newest ; number]]     | {value:,.0f}
[[ed_assaults ; whole ; 2025 ; interval]]     | {lower:,.0f} to {upper:,.0f}
[[ed_assaults ; whole ; 2025 ; rate]]         | {value:,.0f} {unit} ({lower:,.0f} to {upper:,.0f})
[[callouts ; whole ; 2020 ; rate]]            | (a number not collected)
[[callouts ; whole ; 2020 ; period]]          | 2020
[[callouts ; whole ; 2025 ; count]]           | (a number not arrived)
"""


def rows(table):
    lines = [line.split("|") for line in table.strip().splitlines()[1:]]
    return [tuple(cell.strip().replace(";", "|") for cell in line) for line in lines]


@pytest.mark.parametrize(("token", "words"), rows(FORMS))
def test_each_form_says_the_cell_as_it_was_released(few, token, words):
    row = few.cell("ed_assaults", sample.WHOLE, "2025")
    expected = words.format(
        count=row.numerator,
        value=row.value,
        lower=row.lower,
        upper=row.upper,
        unit=few.measure("ed_assaults").unit,
    )
    assert say(few, parse_token(token)).words == expected


def test_all_that_belongs_to_a_number_travels_with_it(few):
    said = say(few, parse_token("[[ed_assaults | Z07000001 | newest | count]]"))
    row = few.cell("ed_assaults", "Z07000001", "2025")
    reference = parse_figure_reference(said.reference)
    assert (reference.release_id, reference.area_code) == (sample.RELEASE_ID, "Z07000001")
    assert (reference.period, reference.measure) == ("2025", "ed_assaults")
    assert said.area_name == "Northbank"
    assert said.completeness == "93%"
    assert said.as_at == "31 December 2025"
    assert said.definition_version == 1
    assert said.count == f"about {row.numerator:,}"
    assert " to " in said.interval
    assert said.sources == ("Emergency department attendances",)


def test_a_withheld_number_says_so_and_nothing_else(few):
    withheld = next(
        row for row in few.values(measure="homicides", area_type="district") if not row.is_released
    )
    said = say(few, parse_token(f"[[homicides | {withheld.area_code} | {withheld.period} | rate]]"))
    assert said.words == "(a number withheld)"
    assert (said.interval, said.count, said.completeness) == ("", "", "")


def test_the_newest_year_is_the_newest_of_which_anything_is_known(few):
    assert say(few, parse_token("[[callouts | whole | newest | period]]")).words == "2024"


@pytest.mark.parametrize(
    "token",
    [
        "[[nothing | whole | newest | rate]]",
        "[[ed_assaults | Z99999999 | newest | rate]]",
        "[[ed_assaults | whole | 1999 | rate]]",
        "[[ed_assaults | whole | 2025 | rate | age_band=90+]]",
    ],
)
def test_what_the_release_has_not_is_a_fault_that_says_what_to_do(few, token):
    with pytest.raises(Fault) as caught:
        say(few, parse_token(token))
    assert caught.value.next_step


def test_where_no_period_is_known_there_is_no_newest_number():
    rows = [row for row in sample.rows(sample.MEASURES[4:5]) if row.period < "2021"]
    release = Release.of(
        sample.released(sample.MEASURES[4:5], values=sample.table(rows), signals=(), breaks=())
    )
    with pytest.raises(NothingKnown):
        say(release, parse_token("[[callouts | whole | newest | rate]]"))
