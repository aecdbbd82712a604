"""Which percentages stand alone."""

import pytest

from headwater.vocabulary.claims.percentages import bare_percentages

BLOCKS = [
    # block of text, the percentages that stand alone
    ("75% went into work", ["75%"]),
    ("Success rate: 96 per cent", ["96 per cent"]),
    ("12.5% this year and 9% last year", ["12.5%", "9%"]),
    ("21 of 28, 75% (57% to 87%)", []),
    ("75% (57% to 87%)", []),
    ("21 of the 28 young people, 75%", []),
    ("£12,000 of £48,000 (25%)", []),
    ("none of 28 (as many as 12% would agree with that)", []),
    ("a fall of 25%, 95% interval 10% to 38%", []),
    ("The 95% interval holds it", []),
    ("found with a power of 80%", []),
    ("99.8% limits", []),
    ("No percentage here", []),
    ("between 20% and 30%", []),
    ("51% fewer. The figures fit anything from 72% fewer to 36% fewer.", []),
    ("between 34% lower and 15% lower", []),
    ("Odds 74% lower, from odds 85% lower to odds 56% lower", []),
    ("all 28 (as few as 88% would agree with that)", []),
    ("73% attended, in similar schools 81%: 8 points lower; it could be 2 to 14", []),
    ("58.0% of these and 61.0% of others: a gap of 3 points (95% range 1.0 to 5.0)", []),
    ("73% were; of others 81%: chance alone makes \u221211 to 3 percentage points", []),
    # with counts
    ("filled in 75% of about 400 rows", []),
    ("12,391 accepted and 89 rejected of 12,480 received (99% accepted)", []),
    ("About 140,000 people live here, and 50% of them are under 25", []),
    ("Share of these Pupils of these Year 10 70% 80% 40 300", []),
    ("Success of our work: 75% of the 40% who came", ["75%", "40%"]),
    # of a rule, not of people
    ("among the highest 15% in each year", []),
    ("at least 20% of what is spent", []),
    ("at least 75% went into work", ["75%"]),
    ("cut by up to 40%", ["40%"]),
    ("Cost of one 75% of it counted", []),
    ('width="100%" height="620"', []),
    # of records, not of people
    ("Age: 98% filled", []),
    ("The hospital gives ethnicity for 71% of events.", []),
    ("over which false discoveries are held to 5%", []),
    ("Of the terms and rows of mainstream schools, 97% came whole.", []),
    ("74% of the pupils who may be shown have pupils like them", []),
    ("Share of rows without an ethnicity North Hospital 17%", []),
    ("74% of the pupils have work", ["74%"]),
    ("complete: 93%; data up to 31 December 2025", []),
    ("7,327 93% complete", []),
    ("93% of the events have the details that this number needs.", []),
    ("Period Rate Number events Complete of events 2025 180.0 252 93%", []),
    ("93% complete the course", ["93%"]),
    ("75% complete their order", ["75%"]),
    ("Complete: the programme. 75% went into work", ["75%"]),
]


@pytest.mark.parametrize(("block", "alone"), BLOCKS)
def test_percentages_that_stand_alone(block: str, alone: list[str]) -> None:
    assert list(bare_percentages(block)) == alone
