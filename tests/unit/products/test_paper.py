"""What the release's own document puts on paper, by the rule that editions have too."""

import re

import pytest
from tests.unit.products import sample

from headwater.products import needs_assessment
from headwater.products.figure_set import save_figures
from headwater.products.paper import divided, has_picture_on_paper, is_said_already, pointer_words
from headwater.released import Release


@pytest.fixture(scope="module")
def printed(release, figures, tmp_path_factory):
    """The page that is printed as the PDF."""
    folder = tmp_path_factory.mktemp("paper")
    save_figures(figures, folder=folder)
    return needs_assessment.printed_page(release, figures, figures_path=folder.as_posix())


def test_the_pictures_on_paper_are_those_of_the_national_measures(printed, release, figures):
    national = tuple(f"{m.measure}-" for m in release.measures if m.national_success_measure)
    wanted = {slug for slug in figures if slug.startswith(national)}
    shown = set(re.findall(r'<figure id="([^"]+)"', printed))
    assert shown == wanted
    assert 0 < len(shown) < len(figures)
    assert all(has_picture_on_paper(slug, release) is (slug in wanted) for slug in figures)


def test_what_every_other_picture_says_is_there_in_words(printed, figures):
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", printed))
    shown = set(re.findall(r'<figure id="([^"]+)"', printed))
    for slug, figure in figures.items():
        if slug not in shown:
            said = figure.reading if is_said_already(slug) else f"{figure.title}. {figure.reading}"
            assert said.replace("&", "&amp;") in words, slug


def test_each_measure_still_says_what_it_counts_and_what_it_cannot_say(printed, release):
    for measure in release.measures:
        for words in (measure.title, measure.definition, measure.what_it_cannot_say):
            assert words.replace("'", "&#39;") in printed


def test_paper_says_where_the_rest_is(printed, figures):
    said = [int(found) for found in re.findall(r"<p>(\d+) more pictures? of this part", printed)]
    assert sum(said) == len(figures) - printed.count("<figure id=")
    assert needs_assessment.WHAT_PAPER_HOLDS in printed


def test_a_district_has_a_table_of_its_measures_and_its_small_areas_are_counted(printed, release):
    start = printed.index("<caption><span>Measures in Northbank")
    table = printed[start : printed.index("</table>", start)]
    assert table.count('<th scope="row">') == len(release.measures)
    inside = printed[printed.index("<h2>Within Northbank</h2>") :]
    inside = inside[: inside.index("</section>")]
    assert re.search(r": \d+ of \d+", inside)
    assert "Their names are on the page of this part." in inside


def test_a_break_is_told_once_with_all_that_it_touches(printed, release):
    reasons = {found.reason for found in release.breaks}
    assert reasons
    section = printed[printed.index("<h2>Where counting changed</h2>") :]
    section = section[: section.index("</section>")]
    for reason in reasons:
        assert section.count(reason) == 1
    assert "It touches " in section


def test_no_two_places_have_one_name_and_every_link_leads_to_one(printed):
    ids = re.findall(r'\bid="([^"]+)"', printed)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', printed)) <= set(ids)


def test_one_picture_is_pointed_at_as_one():
    assert pointer_words(1) == "1 more picture of this part, with its table, is on its page."


def test_a_table_of_which_nothing_is_published_is_names_alone():
    found = divided([("A", "nothing"), ("B", "nothing")], nothing="nothing")
    assert found.rows == ()
    assert found.not_published == ("A", "B")


def test_without_national_measures_no_picture_is_on_paper():
    plain = Release.of(sample.released(sample.MEASURES[-1:]))
    assert not plain.measures[0].national_success_measure
    assert not has_picture_on_paper(f"{plain.measures[0].measure}-trend", plain)
