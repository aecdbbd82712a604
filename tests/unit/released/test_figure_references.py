"""A reference to a figure can be written down and read back, and nothing else can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.released import (
    FigureReference,
    FigureReferenceUnreadable,
    parse_figure_reference,
)

WRITTEN = [
    # text                                                    area         vintage  period
    ("R0001-1a2b3c4d/knife.v1/E06000018/2025/all/all", "E06000018", None, "2025"),
    ("R0001-1a2b3c4d/knife.v2/E06000018/2025-03/sex/female", "E06000018", None, "2025-03"),
    ("R0001-1a2b3c4d/knife.v1/Z01000007@2021/2025-01--P12M/all/all", "Z01000007", 2021,
     "2025-01/P12M"),
    ("R0001-1a2b3c4d/knife.v1/Z01000007@2011/2023-01--P36M/all/all", "Z01000007", 2011,
     "2023-01/P36M"),
]  # fmt: skip

UNREADABLE = [
    "",
    "R0001/knife.v1/E06000018/2025/all",
    "R0001/knife/E06000018/2025/all/all",
    "R0001/knife.vx/E06000018/2025/all/all",
    "R0001/knife.v1/E06000018/2025-13/all/all",
    "R0001/knife.v01/E06000018/2025/all/all",
    "R0001/knife.v1/E06000018@x/2025/all/all",
    "R0001/knife.v1//2025/all/all",
    "/knife.v1/E06000018/2025/all/all",
    "R0001/knife.v1/E06000018/2025/all/all/more",
    "R0001/knife.v1/E06000018/2025-01/P12M/all/all",
]

words = st.text(min_size=1, max_size=20)


@pytest.mark.parametrize(("text", "area_code", "vintage", "period"), WRITTEN)
def test_a_written_reference_reads_back(text, area_code, vintage, period):
    reference = parse_figure_reference(text)
    assert (reference.area_code, reference.vintage, reference.period) == (
        area_code,
        vintage,
        period,
    )
    assert str(reference) == text


@pytest.mark.parametrize("text", UNREADABLE)
def test_another_text_is_refused_and_the_form_is_told(text):
    with pytest.raises(FigureReferenceUnreadable, match="release/measure"):
        parse_figure_reference(text)


@given(breakdown=words, category=words, version=st.integers(min_value=1, max_value=999))
def test_any_category_survives_the_journey(breakdown, category, version):
    reference = FigureReference(
        "R0001-1a2b3c4d", "knife", version, "E06000018", "2025", breakdown, category
    )
    assert parse_figure_reference(str(reference)) == reference
    assert str(reference).count("/") == 5
