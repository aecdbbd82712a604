"""What moved is what was planted; the pandemic is modelled; what was published stays."""

import json
import re

from tests.integration.journey.assessment_by_friday.pages import NUMBERS, number_links, pages_of
from tests.integration.journey.assessment_by_friday.source_files import (
    LEFT_IN_PANDEMIC,
    PANDEMIC,
    QUARTER,
    RISING,
)
from tests.integration.journey.assessment_by_friday.story import CALLS, Friday
from tests.oracles.editions.reading_files import plain_words

from headwater.analyses.since import movements_between
from headwater.products.editions.building import digests_of
from headwater.released.comparators import Beside
from headwater.released.editions.content import Cut
from headwater.released.movements import Direction
from headwater.vocabulary.faults import ExitCode


def test_the_change_report_names_what_was_planted_and_no_noise(friday: Friday) -> None:
    """The district that rose; and the whole, because the district is in it."""
    before, now = friday.releases
    found = movements_between(before, now)
    whole = now.whole_area.code
    named = {(each.measure, each.area_code): each for each in found.months}
    assert {(CALLS, RISING)} <= set(named) <= {(CALLS, RISING), (CALLS, whole)}
    for moved in named.values():
        assert moved.direction is Direction.HIGHER
        assert moved.months == QUARTER
        assert moved.observed > moved.upper
    assert found.years == ()
    assert found.months_tested > len(named) + 3
    report = (friday.assessments[1] / "change-report" / "changes.html").read_text("utf-8")
    moved_words = plain_words(report.split("<h2>What was revised")[0])
    areas = [area for area in now.areas if f", {area.name}: higher" in moved_words]
    assert {area.code for area in areas} == {code for _, code in named}
    assert " lower than " not in moved_words
    assert "A revision is not a movement" in plain_words(report)  # rows of August that came late


def test_the_second_edition_tells_the_same_changes_as_the_report(friday: Friday) -> None:
    report = (friday.assessments[1] / "change-report" / "changes.html").read_text("utf-8")
    told = [link.words for link in number_links("changes.html", report)]
    for cut in Cut:
        page = (friday.editions[1] / cut / "changes.html").read_text("utf-8")
        assert [link.words for link in number_links(NUMBERS, page)] == told
    first = (friday.editions[0] / Cut.PUBLIC / "changes.html").read_text("utf-8")
    assert "There is no earlier edition" in first


def test_the_pandemic_is_set_beside_a_modelled_expectation(friday: Friday) -> None:
    """The model finds what the pandemic left of the call-outs, and the page says the same."""
    for release, folder in zip(friday.releases, friday.assessments, strict=True):
        (found,) = release.counterfactuals.of(
            measure=CALLS, area_code=release.whole_area.code, event="SYN-BREAK-1"
        )
        assert found.total is not None
        low, high = found.total.ratio_limits
        assert low is not None
        assert high is not None
        assert low <= LEFT_IN_PANDEMIC <= high < 1
        assert found.total.months == 12
        said = " ".join(plain_words((folder / "expected.html").read_text("utf-8")).split())
        assert f"{found.total.observed:,} were counted" in said
        assert f"{found.total.expected:,.0f} (" in said
        assert "still above" not in said  # it fell: whatever came after is no rest of a rise


YEAR_ON_YEAR = r"(?:than in|since|compared with|beside) (?:{0})\b|\b(?:{0}) (?:than in|beside)"


def test_no_covid_year_is_set_beside_another_year(friday: Friday) -> None:
    covid = "|".join(str(month.year) for month in PANDEMIC)
    others = re.compile(YEAR_ON_YEAR.format("2017|2018|2019|2022"))
    compared = 0
    for name, folder in friday.folders.items():
        for page, html in pages_of(folder).items():
            said = " ".join(plain_words(html).split())
            assert re.search(YEAR_ON_YEAR.format(covid), said) is None, (name, page)
            compared += len(others.findall(said))
    assert compared > 10  # years of usual times are compared in the same words
    for release in friday.releases:
        touched = [
            each
            for each in release.comparators.years_on
            if {each.period, each.before} & set(covid.split("|"))
        ]
        assert touched
        assert {each.verdict for each in touched} == {Beside.NOT_COMPARED}


def test_the_first_edition_is_the_same_after_the_new_quarter(friday: Friday) -> None:
    """HTML, data and DOCX in every byte, and what was published was not altered."""
    said = json.loads(friday.done.stdout)
    assert (said["pages_and_data"], said["altered"]) == ([], [])
    assert friday.done.returncode == ExitCode.DONE
    first, again = digests_of(friday.editions[0]), digests_of(friday.rebuilt)
    alike = {name for name in first if name.endswith((".html", ".csv", ".xlsx", ".ods", ".json"))}
    assert len(alike) > 60
    assert {name: first[name] for name in alike} == {name: again[name] for name in alike}
    assert digests_of(friday.editions[1]) != first
