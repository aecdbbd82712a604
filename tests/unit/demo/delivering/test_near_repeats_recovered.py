"""The planted near repeats, in little: what the engine says of them is what was planted."""

import pyarrow as pa
import pytest
from tests.unit.analyses.lattice import WHOLE, table, windows
from tests.unit.demo.answers import Answers

from headwater.analyses.released_numbers.near_repeats import NearRepeatEvents, near_repeats_of
from headwater.demo import TRUTHS, DemoFiles
from headwater.released.analyses import Standing

WITHIN = 14
YEARS = (2023, 2025)


@pytest.fixture(scope="module")
def little(reduced: DemoFiles) -> Answers:
    """Robberies of the last three years that have a place and a time."""
    answers = Answers(reduced)
    codes = ", ".join(f"'{code}'" for code in TRUTHS.near_repeat.offence_codes)
    answers.rows(f"""
        CREATE TABLE robbery AS SELECT reference, area, committed_at FROM crime
        WHERE offence_code IN ({codes}) AND area IS NOT NULL
          AND year(committed_at) BETWEEN {YEARS[0]} AND {YEARS[1]}
    """)
    return answers


def said(answers: Answers, dates: str) -> tuple[float, Standing]:
    """What is said when the robberies are at `dates`, SQL over them."""
    rows = answers.rows(f"SELECT area, {dates} FROM robbery ORDER BY reference")
    area, day = map(list, zip(*rows, strict=True))
    days = pa.table({"measure": ["robbery"] * len(rows), "small_area_code": area, "day": day})
    (one,) = near_repeats_of(
        NearRepeatEvents(days, ("robbery",), WITHIN),
        table(windows("robbery", {"S1": [1] * 6})),
        measures=["robbery"],
        whole=WHOLE,
    )
    return one.value, one.standing


def test_the_planted_strength_is_recovered(little: Answers) -> None:
    """As many times more pairs as those planted in one small area are of the others."""
    value, standing = said(little, "CAST(committed_at AS DATE)")
    assert standing is Standing.HIGHER
    planted = little.number("""
        SELECT count(*) FROM true_near_repeats AS pair
        JOIN robbery AS later ON later.reference = pair.reference
        JOIN robbery AS first ON first.reference = pair.follows
        WHERE later.area = first.area
    """)
    near = little.number(f"""
        SELECT count(*) FROM robbery AS a JOIN robbery AS b
        ON a.area = b.area AND a.reference < b.reference
        AND abs(date_diff('day', a.committed_at, b.committed_at)) <= {WITHIN}
    """)
    # Chance would have about what is left without those planted; of so few it is not exact.
    assert value == pytest.approx(near / (near - planted), rel=0.3)


def test_with_the_dates_dealt_anew_nothing_is_said(little: Answers) -> None:
    dealt = """coalesce(lead(CAST(committed_at AS DATE)) OVER (ORDER BY hash(reference)),
        DATE '2024-06-01')"""
    value, standing = said(little, dealt)
    assert standing is Standing.AS_EXPECTED
    assert 0.7 < value < 1.3
