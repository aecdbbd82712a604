"""What stands in the way of publishing, situation by situation, and that nothing does otherwise."""

from datetime import date, timedelta

import pytest
from tests.unit.released.editions.conftest import NOW, TOKEN, content, module

from headwater.released.editions.amiss import what_is_amiss
from headwater.released.editions.content import (
    Absence,
    CardBlock,
    FigureBlock,
    FindingBlock,
    Function,
    GapBlock,
    Heading,
    OutsideNumber,
    Paragraph,
    QuotationBlock,
    SignOff,
    ThemeBlock,
)

CHIOMA = SignOff("Chioma", "director", date(2026, 2, 2))
OTHER = "[[ed_assaults | Z07000001 | newest | count]]"


def amiss(few, found, **asked):
    return what_is_amiss(found, few, now=NOW, **asked)


def test_nothing_is_amiss_with_a_whole_edition(few):
    assert amiss(few, content()) == ()


SPOILT_EDITIONS = [
    ({"reference": "F-1"}, "'F-1-v1' is no name of an edition"),
    ({"previous": "SN-9-v1"}, "SN-9-v1, is not there"),
    ({"signed_off": (CHIOMA,)}, "Fewer than two people"),
    ({"signed_off": (CHIOMA, CHIOMA)}, "Fewer than two people"),
    ({"signed_off": (CHIOMA, SignOff(" chioma ", "board", date(2026, 2, 2)))}, "Fewer than two"),
    ({"embargoed_until": NOW - timedelta(minutes=1)}, "Its embargo has passed"),
    ({"absences": ()}, "No module is on what people live through"),
    ({"absences": (Absence(Function.ASSETS, " ", "Amara", date(2026, 2, 1)),)}, "already there"),
]


@pytest.mark.parametrize(("changes", "sentence"), SPOILT_EDITIONS)
def test_an_edition_that_is_not_whole_is_told_why(few, changes, sentence):
    found = amiss(few, content(**changes))
    assert any(sentence in each for each in found), found


def test_an_edition_without_a_module_is_none(few):
    found = amiss(few, content(modules=()))
    assert "It has no module. Write one, or let the engine write one." in found


def test_a_published_edition_never_changes(few):
    (found,) = amiss(few, content(), published=["SN-1-v1"])
    assert "Publish a correction as the next version." in found
    assert amiss(few, content(version=2, previous="SN-1-v1"), published=["SN-1-v1"]) == ()


SPOILT_MODULES = [
    ({"blocks": (Paragraph("[[gone | whole | newest | rate]]"),)}, "No measure is named 'gone'"),
    ({"blocks": (Paragraph("[[ed_assaults | whole"),)}, "double brackets that do not close"),
    ({"blocks": (Paragraph(f"{TOKEN}, or 7%."),)}, "the number 7% was typed by hand"),
    ({"blocks": (Paragraph(TOKEN), Heading("The other 40"))}, "the number 40 was typed"),
    ({"blocks": (Paragraph(TOKEN), FindingBlock("F-1", "One", "Of 31, 9."))}, "the number 31"),
    ({"title": "The 5 who came"}, "the number 5 was typed by hand"),
    ({"easy": ("It was 5.",)}, "the number 5 was typed by hand"),
    ({"easy": (f"There were {OTHER}.",)}, "says a number that the module does not"),
    ({"blocks": (Paragraph(TOKEN), FigureBlock("gone-trend"))}, "has no figure 'gone-trend'"),
    ({"computed": "magic"}, "the engine has no part 'magic'"),
    ({"computed": "area", "area_code": "Z99"}, "No area has the code 'Z99'"),
    ({"blocks": (Paragraph(f"{TOKEN} offenders."),)}, "Say instead: people who have offended"),
]


@pytest.mark.parametrize(("changes", "sentence"), SPOILT_MODULES)
def test_a_module_that_is_not_sound_is_named_and_told_why(few, changes, sentence):
    found = amiss(few, content(module(**changes)))
    assert any(each.startswith("In “") and sentence in each for each in found), found


def test_a_number_from_elsewhere_is_declared_with_its_source(few):
    written = module(blocks=(Paragraph(f"{TOKEN}; 12% said so."),))
    assert len(amiss(few, content(written))) == 1
    declared = module(blocks=written.blocks, outside=(OutsideNumber("12%", "Speak up survey"),))
    assert amiss(few, content(declared)) == ()
    nameless = module(blocks=written.blocks, outside=(OutsideNumber("12%", " "),))
    assert len(amiss(few, content(nameless))) == 1


def test_the_words_of_people_are_left_as_they_said_them(few):
    said = QuotationBlock("QU-1", "There were 12 of that gang.", "A girl, 14", TOKEN)
    assert amiss(few, content(module(blocks=(Paragraph(TOKEN), said)))) == ()


def test_a_card_a_gap_and_a_theme_carry_the_numbers_of_their_own_source(few):
    kept = (
        CardBlock("EV-1", question="Of 28, how many?", reading="21 of 28.", number="0.75"),
        GapBlock("EG-1", question="What helps people who came 3 times?"),
        ThemeBlock("TH-1", name="12 steps home", people="at least 61 people"),
    )
    assert amiss(few, content(module(blocks=(Paragraph(TOKEN), *kept)))) == ()


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (CardBlock("EV-9"), "evidence card EV-9 is not published, or was withdrawn. Name another"),
        (GapBlock("EG-9"), "evidence gap EG-9 is not there, or is settled"),
        (ThemeBlock("TH-9"), "theme TH-9 is not there, or nobody was heard on it"),
    ],
)
def test_what_is_kept_elsewhere_and_is_not_there_is_never_published(few, block, sentence):
    (found,) = amiss(few, content(module(blocks=(Paragraph(TOKEN), block))))
    assert sentence in found


def test_an_easy_sentence_may_say_the_number_in_another_form(few):
    easy = ("It was [[ed_assaults | whole | 2025 | number]].",)
    assert amiss(few, content(module(easy=easy))) == ()


def test_what_the_engine_says_in_a_module_may_be_said_simply(few):
    written = module(computed="glance", easy=(f"There were {OTHER}.",))
    assert amiss(few, content(written)) == ()  # it was not told what the engine says
    assert len(amiss(few, content(written), computed={"hospital": []})) == 1
    reference = f"{few.release_id}/ed_assaults.v1/Z07000001/2025/all/all"
    assert amiss(few, content(written), computed={"hospital": [reference]}) == ()


@pytest.mark.parametrize(
    "key", ["../../current", "", "Index", "numbers", "easy-read", "a--b", "a b"]
)
def test_a_key_is_the_name_of_a_page_of_its_own(few, key):
    (found,) = amiss(few, content(module(key=key)))
    assert f"No module can have the key {key!r}" in found


def test_two_modules_never_share_a_key(few):
    found = amiss(few, content(module(), module(title="Again")))
    assert found == ("Two modules have the key 'hospital'. Give one of them another.",)
