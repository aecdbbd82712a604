"""Eight profiles of one template; districts, county and whole agree in every cell."""

import pytest
from tests.integration.journey.assessment_by_friday.attacked import rows_of
from tests.integration.journey.assessment_by_friday.pages import (
    NUMBERS,
    Made,
    headings_of,
    made_of,
    number_links,
    tables_of,
)
from tests.integration.journey.assessment_by_friday.source_files import CITY, USUAL
from tests.integration.journey.assessment_by_friday.story import COUNTY, Friday
from tests.oracles.editions.reading_files import KEY, plain_words

from headwater.released.editions.content import Cut
from headwater.released.totals import areas_that_make_the_whole, total_of
from headwater.vocabulary.areas import AreaGrouping, AreaType

EDITIONS = (0, 1)


def profiles(friday: Friday, edition: int) -> dict[str, str]:
    """The page of each district, by its code."""
    folder = friday.editions[edition] / Cut.PUBLIC
    return {code: (folder / f"districts--{code.lower()}.html").read_text("utf-8") for code in USUAL}


def counts_in(friday: Friday, edition: int, html: str) -> dict[str, Made]:
    """The count of each measure in the table of a profile, as the page of numbers has it."""
    made = made_of((friday.editions[edition] / Cut.PUBLIC / NUMBERS).read_text("utf-8"))
    (rows,) = (rows for title, rows in tables_of(html).items() if title.startswith("Measures in"))
    found = {}
    for row in rows[1:]:
        (link,) = number_links(NUMBERS, row[2])
        found[plain_words(row[0])] = made[link.anchor]
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_eight_districts_have_a_profile_of_one_template(friday: Friday, edition: int) -> None:
    pages = profiles(friday, edition)
    assert len(pages) == 8
    headings = {
        tuple(h for h in headings_of(html) if h != "What to notice") for html in pages.values()
    }
    assert headings == {("Every measure", "Through time")}
    tables = [
        rows
        for html in pages.values()
        for title, rows in tables_of(html).items()
        if title.startswith("Measures in")
    ]
    assert len(tables) == 8
    assert len({tuple(plain_words(head) for head in rows[0]) for rows in tables}) == 1
    assert len({tuple(plain_words(row[0]) for row in rows[1:]) for rows in tables}) == 1


def test_the_county_s_profile_is_the_sum_of_its_districts(friday: Friday) -> None:
    """Exactly; and where a district is withheld, so is the county."""
    are_withheld = set()
    for edition, release in enumerate(friday.releases):
        members = release.area(COUNTY).member_codes
        assert len(members) == 7
        pages = profiles(friday, edition)
        districts = [counts_in(friday, edition, pages[code]) for code in members]
        county = (friday.editions[edition] / Cut.PUBLIC / "county.html").read_text("utf-8")
        for title, made in counts_in(friday, edition, county).items():
            parts = [each[title].counted for each in districts]
            assert made.counted == (None if None in parts else sum(filter(None, parts))), title
            are_withheld.add(made.counted is None)
    assert are_withheld == {True, False}


def test_the_page_of_the_districts_adds_them_up(friday: Friday) -> None:
    """City and county beside the whole, the same numbers as in their profiles."""
    for edition, release in enumerate(friday.releases):
        folder = friday.editions[edition] / Cut.PUBLIC
        made = made_of((folder / NUMBERS).read_text("utf-8"))
        tables = tables_of((folder / "districts.html").read_text("utf-8"))
        (rows,) = (rows for title, rows in tables.items() if title.startswith("The larger areas"))
        heads = [plain_words(head) for head in rows[0][2:]]
        assert len(heads) == 3
        city = counts_in(friday, edition, profiles(friday, edition)[CITY])
        county = counts_in(friday, edition, (folder / "county.html").read_text("utf-8"))
        beside = {release.area(CITY).name: city, release.area(COUNTY).name: county}
        for row in rows[1:]:
            said = [made[number_links(NUMBERS, cell)[0].anchor] for cell in row[2:]]
            for name, found in zip(heads, said, strict=True):
                if name in beside:
                    assert found == beside[name][plain_words(row[0])]
        assert set(beside) < set(heads)


@pytest.mark.parametrize("edition", EDITIONS)
def test_in_every_cell_districts_county_and_whole_agree(friday: Friday, edition: int) -> None:
    """The county exactly; the whole, rounded by itself, within what rounding alone can do."""
    release = friday.releases[edition]
    rows = {tuple(row[name] for name in KEY): row for row in rows_of(friday, release).to_pylist()}
    sums = 0
    for key, row in rows.items():
        if row["area_type"] != AreaType.PARTNERSHIP_AREA:
            continue
        members = release.area(key[1]).member_codes
        parts = [rows[(key[0], code, *key[2:])]["numerator"] for code in members]
        assert row["numerator"] == (None if None in parts else sum(parts)), key
        sums += None not in parts
    parts_of_whole = areas_that_make_the_whole(release, AreaGrouping.COUNTY)
    wholes = 0
    for measure in release.measures:
        for whole in release.values(
            measure=measure.measure, area_code=release.whole_area.code, breakdown="all"
        ):
            total = total_of(release, whole, parts_of_whole)
            if total is not None and total.difference is not None:
                assert abs(total.difference) <= total.rounding
                wholes += 1
    assert sums > 300
    assert wholes > 5
