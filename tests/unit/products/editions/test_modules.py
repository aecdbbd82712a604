"""The modules that the engine writes: what they say, and that each number in them is bound."""

import re
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.products import sample
from tests.unit.products.editions.two_releases import later

from headwater.analyses.counterfactuals import counterfactuals_of
from headwater.products.editions.document import COMPUTERS, chapters_of
from headwater.products.editions.pieces import (
    Prose,
    WorkedOut,
    texts_of_chapter,
    tokens_of,
    worked,
)
from headwater.products.editions.register import Register
from headwater.products.editions.sentences import trend_text
from headwater.products.editions.source import Source
from headwater.products.readings import trend_reading
from headwater.released import Release
from headwater.released.editions.catalogue import COMPUTED
from headwater.released.editions.content import Module, Paragraph
from headwater.released.editions.tokens import Form, Token
from headwater.released.factors import Factor, FactorLibrary, FactorsOfLevel, Holder, LocalMeasure
from headwater.released.release import Break
from headwater.vocabulary.factors import EvidenceStrength, FactorEffect, FactorLevel

PANDEMIC = Break(
    "ed_assaults", date(2020, 4, 1), "A pandemic closed most of what is open.",
    kind="lockdown", until=date(2021, 3, 1), reference="SB-1",
)  # fmt: skip
RESTRICTIONS = Break(
    "ed_assaults", date(2023, 6, 1), "An emergency closed town centres.",
    kind="lockdown", until=date(2023, 9, 1), reference="SB-2",
)  # fmt: skip


def chapters(source, key, **changes):
    module = Module(key, COMPUTED[key], computed=key, **changes)
    return chapters_of(module, source)


def words(source, key, **changes):
    found = chapters(source, key, **changes)
    register = Register(source.release, found)
    return " ".join(
        register.words_of(text) for chapter in found for text in texts_of_chapter(chapter)
    )


def test_every_part_of_the_catalogue_can_be_written():
    assert set(COMPUTERS) == set(COMPUTED)


@pytest.mark.parametrize("key", [key for key in COMPUTED if key != "area"])
def test_no_number_in_a_sentence_is_typed(source, key):
    """Whatever digits stand in plain words are years, ages, rules or names of things."""
    for chapter in chapters(source, key):
        for piece in chapter.pieces:
            if isinstance(piece, Prose):
                plain = " ".join(run for run in piece.text if isinstance(run, str))
                left = [
                    run.words
                    for run in worked(_named(source, plain), "")
                    if isinstance(run, WorkedOut)
                ]
                assert left == [], plain


def _named(source, plain):
    for each in (*source.release.measures, *source.release.sources):
        plain = plain.replace(each.title, "")
    plain = re.sub(r"R000\d-\w+|version \d|\d+ [JFMASOND]\w+ 20\d\d", "", plain)
    return re.sub(r"100,000|95%|19 times out of 20|rate of 5%|multiplied by \S+", "", plain)


def test_a_sentence_on_a_trend_says_what_the_figure_says(release):
    found = Register(release, ())
    for measure in release.measures:
        for code in (sample.WHOLE, *sample.DISTRICTS):
            bound = trend_text(release, measure, code)
            assert found.words_of(bound) == trend_reading(release, measure, code)


def test_worked_numbers_are_found_among_years_and_references():
    said = "In 2025, on 30 September 2025, 21 of 28 (75%), 7, and 1,204 of F-12 in R0002-1a2b."
    runs = worked(said, "Counted.")
    found = [run.words for run in runs if isinstance(run, WorkedOut)]
    assert found == ["21 of 28", "75%", "7", "1,204"]
    assert worked("Harm of under 25, aged 10 to 17.", "")[0].startswith("Harm of under 25, aged 10")


def test_an_unusual_time_is_set_beside_what_was_expected(source):
    release = Release.of(_with(PANDEMIC, RESTRICTIONS))
    said = words(Source(release, source.figures), "expected")
    assert "Riverside: " in said
    assert " were to be expected; " in said
    assert re.search(r"[\d,]+ \([\d,]+ to [\d,]+\) were to be expected", said)
    # Three months came before the pandemic: nobody can say what was to be expected of it.
    assert re.search(r"For \d+ of \d+ series", said)


def test_what_was_counted_and_expected_are_the_release_s_own(source):
    release = Release.of(_with(RESTRICTIONS))
    (found,) = release.counterfactuals.of(measure="ed_assaults", area_code=sample.WHOLE)
    said = words(Source(release, source.figures), "expected")
    assert f"{found.total.observed:,} were counted" in said
    assert f"{found.total.expected:,.0f} (" in said


def _with(*breaks):
    released = later(breaks=breaks)
    return replace(released, counterfactuals=counterfactuals_of(released))


def test_without_an_unusual_time_it_says_so(source):
    assert "No unusual time is on the register" in words(source, "expected")


def test_the_three_within_a_head_teachers_gift_come_with_what_our_numbers_say(source):
    release = Release.of(later(factors=_library()))
    said = words(Source(release, source.figures), "factors")
    assert "Missing school. " in said
    assert "Children seen at hospital. In 2025 the number for Riverside was" in said
    assert "The evidence is strong." in said
    found = chapters(Source(release, source.figures), "factors")
    easy = [" ".join(map(str, line)) for line in found[0].easy]
    assert easy[-1] == "Missing school."


def _library():
    factor = Factor(
        "missing_school", "Missing school", FactorEffect.RISK, "Whoever is away is not seen.",
        EvidenceStrength.STRONG, "Many studies.", ("A review",), ("head-teacher",),
        (LocalMeasure("ed_assaults", "Children seen at hospital"), LocalMeasure("gone", "Gone")),
    )  # fmt: skip
    level = FactorsOfLevel(
        FactorLevel.INDIVIDUAL, "In a person", "What a child lived through.", "Amara",
        date(2027, 1, 1), (factor,),
    )  # fmt: skip
    holder = Holder("head-teacher", "Head teacher", "a gift", ("missing_school",), "A school sees.")
    return FactorLibrary((level,), (holder,))


def test_without_an_edition_before_the_change_report_says_so(source):
    said = words(replace(source, movements=None), "changes")
    assert "There is no earlier edition" in said


def test_a_change_report_names_what_moved_and_how_much_lies_within_noise(source):
    said = words(source, "changes")
    assert "Emergency department assaults, Northbank: higher than expected." in said
    assert "Within it, and not listed: " in said
    assert "Violence with a knife" not in said


def test_easy_sentences_say_only_what_their_chapter_says(source):
    for key in (key for key in COMPUTED if key != "area"):
        for chapter in chapters(source, key):
            if chapter.part_of or key in ("summary", "changes"):
                own = Register(source.release, [replace(chapter, easy=())])
                easy = Register(source.release, [replace(chapter, pieces=())])
                assert set(easy.cells) <= set(own.cells) | set(own.shown), (key, chapter.key)


def test_a_module_without_easy_sentences_gets_one_of_its_own_number(source):
    written = Paragraph("There were [[ed_assaults | whole | newest | count]].")
    (chapter,) = chapters_of(Module("a", "At the hospital", blocks=(written,)), source)
    assert chapter.easy[0] == ("This part is about At the hospital.",)
    (token,) = tokens_of(chapter.easy)
    assert token == Token("ed_assaults", "whole", "newest", Form.COUNT)
    (chapter,) = chapters_of(Module("a", "About us", blocks=(Paragraph("We met."),)), source)
    assert chapter.easy == (("This part is about About us.",),)
