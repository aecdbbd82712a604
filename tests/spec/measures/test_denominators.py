"""Who is at risk: the person-years beneath each cell."""

import pytest
from tests.spec.measures.small_world import SmallWorld, cells, covered, measure, parse

POPULATION = """
small_area_code | year | age | sex    | persons
AWE             | 2023 | 9   | female | 100
AWE             | 2023 | 12  | male   | 200
AWE             | 2023 | 30  | male   | 400
BURE            | 2023 | 30  | female | 800
OLDER           | 2023 | 17  | male   | 1600
FAR             | 2023 | 30  | male   | 9999
AWE             | 2025 | 30  | male   | 480
"""
ETHNICITY = """
district_code | year | ethnicity | persons
DEE           | 2021 | black     | 70
EXE           | 2021 | black     | 30
ELSEWHERE     | 2021 | black     | 900
"""
DEPRIVATION = "small_area_code | index_year | decile\nAWE | 2025 | 2\nBURE | 2025 | 9"

WORLD = SmallWorld(
    events=[],
    coverage=covered("crimes", "2022-01", "2025-12"),
    population=parse(POPULATION),
    population_ethnicity=parse(ETHNICITY),
    deprivation=parse(DEPRIVATION),
)
CHILDREN = {"population": "residents", "age_at_least": 10, "age_below": 18}


@pytest.fixture(scope="module")
def rows():
    breakdowns = ["age_band", "sex", "ethnicity", "kind", "deprivation_fifth"]
    return WORLD.values(
        measure("harm", breakdowns=breakdowns, small_areas=True),
        measure("children", denominator=CHILDREN, breakdowns=["age_band", "ethnicity"]),
        measure("count", denominator=None),
    )


TABLE = """
measure  | area_code   | period       | breakdown         | category     | denominator
harm     | DEE         | 2023         | all               | all          | 700
harm     | EXE         | 2023         | all               | all          | 2400
harm     | RIVERS      | 2023         | all               | all          | 3100
harm     | RIVERS      | 2024         | all               | all          | 3100
harm     | RIVERS      | 2025         | all               | all          | 480
harm     | RIVERS      | 2022         | all               | all          | 3100
harm     | DEE         | 2023-05      | all               | all          | 58.3333
harm     | no_location | 2023         | all               | all          |
harm     | AWE         | 2023-01/P12M | all               | all          | 700
harm     | AWE         | 2023-01/P36M | all               | all          | 1880
harm     | NEWER       | 2023-01/P12M | all               | all          |
harm     | DEE         | 2023         | age_band          | 0-9          | 100
harm     | DEE         | 2023         | age_band          | 25-34        | 400
harm     | DEE         | 2023         | age_band          | not_recorded |
harm     | DEE         | 2023         | sex               | male         | 600
harm     | DEE         | 2023         | sex               | other        |
harm     | DEE         | 2023         | kind              | armed        | 700
harm     | DEE         | 2023         | ethnicity         | black        | 70
harm     | RIVERS      | 2025         | ethnicity         | black        | 100
harm     | DEE         | 2023         | ethnicity         | not_stated   |
harm     | RIVERS      | 2023         | deprivation_fifth | 1            | 700
harm     | RIVERS      | 2023         | deprivation_fifth | 5            | 800
children | DEE         | 2023         | all               | all          | 200
children | RIVERS      | 2023         | all               | all          | 1800
children | RIVERS      | 2023         | age_band          | 16-17        | 1600
children | DEE         | 2023         | ethnicity         | black        |
count    | DEE         | 2023         | all               | all          |
"""


@pytest.mark.parametrize(
    "line", parse(TABLE), ids=lambda line: " ".join(filter(None, line.values()))
)
def test_person_years_at_risk(rows, line):
    expected = line["denominator"]
    keys = {key: value for key, value in line.items() if key != "denominator"}
    [cell] = cells(rows, **keys)
    found = cell["denominator"]
    assert found == (None if expected is None else pytest.approx(float(expected), abs=1e-4))
