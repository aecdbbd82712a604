"""Freezing: every token said once, written and read again as the same edition."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.released.editions.conftest import NOW, TOKEN, content, module

from headwater.released.editions.content import (
    Absence,
    Bullets,
    CardBlock,
    ConsultationWindow,
    Cut,
    EditionContent,
    FigureBlock,
    FindingBlock,
    Function,
    GapBlock,
    Heading,
    Module,
    OutsideNumber,
    Paragraph,
    QuotationBlock,
    SignOff,
    ThemeBlock,
    Tied,
)
from headwater.released.editions.frozen import (
    FrozenEdition,
    freeze,
    read_edition,
    texts_of,
    write_edition,
)
from headwater.released.editions.tokens import parse_token
from headwater.vocabulary.faults import Fault

WHOLE = module(
    blocks=(
        Heading("At the door"),
        Paragraph(f"There were {TOKEN} visits."),
        Bullets((f"In all {TOKEN}.", "In [[ed_assaults | whole | 2024 | period]].")),
        QuotationBlock("QU-1", "I waited.", "A man, 24", TOKEN),
        FindingBlock("F-1", "Waiting", "People wait.", "strong", (Tied("R-1", "More staff"),)),
        FigureBlock("ed_assaults-trend"),
        CardBlock("EV-3", version=2, question="Who?", participants=12, as_at=date(2026, 10, 14)),
        GapBlock("EG-1", question="Why?", found_by=(Tied("EV-3", "Who?"),), studies=("RS-1",)),
        ThemeBlock("TH-1", name="The way home", sessions=3, groups=(("Aged 12 to 15", "9"),)),
    ),
    outside=(OutsideNumber("12", "A survey"),),
)


def test_every_token_is_said_once_in_the_order_of_the_text(few):
    frozen = freeze(content(WHOLE), few)
    assert [number.token for number in frozen.numbers] == [
        TOKEN,
        "[[ed_assaults | whole | 2024 | period]]",
    ]
    assert frozen.number(parse_token(TOKEN)).words.startswith("about ")
    assert (frozen.is_synthetic, frozen.as_at) == (True, "2025-12-31")


def test_an_edition_reads_as_it_was_written(few):
    frozen = freeze(content(WHOLE, embargoed_until=NOW), few)
    text = write_edition(frozen)
    assert read_edition(text) == frozen
    assert write_edition(read_edition(text)) == text


def test_only_the_release_that_it_names_can_freeze_it(few):
    with pytest.raises(ValueError, match="expected R0001"):
        freeze(content(release_id="R0001-0f0f0f0f"), few)


def test_a_token_without_a_cell_stops_it(few):
    gone = module(blocks=(Paragraph("[[gone | whole | newest | rate]]"),), easy=())
    with pytest.raises(Fault):
        freeze(content(gone), few)


@pytest.mark.parametrize(
    ("until", "is_embargoed"),
    [(None, False), (NOW, False), (NOW.replace(hour=13), True)],
)
def test_an_embargo_ends_at_its_minute(few, until, is_embargoed):
    frozen = freeze(content(embargoed_until=until), few)
    assert frozen.is_embargoed(NOW) is is_embargoed


def test_texts_of_a_module_are_those_that_may_hold_tokens():
    assert texts_of(WHOLE)[0] == f"There were {TOKEN} visits."
    assert texts_of(WHOLE)[-1] == WHOLE.easy[0]
    assert "I waited." not in texts_of(WHOLE)


CUTS = """
modules                | public | partner | full
public                 | public | public  | public
public partner         | public | partner | partner
public full            | public | public  | full
public partner full    | public | partner | full
partner                | public | partner | partner
"""


@pytest.mark.parametrize(
    "line",
    [tuple(cell.strip() for cell in line.split("|")) for line in CUTS.strip().splitlines()[1:]],
)
def test_a_cut_that_holds_no_more_is_not_built_twice(line):
    modules, *built = line
    edition = content(*(module(key=cut, cut=Cut(cut)) for cut in modules.split()))
    assert [edition.built_as(cut).value for cut in Cut] == built
    for cut in Cut:
        assert edition.modules_of(edition.built_as(cut)) == edition.modules_of(cut)


words = st.text(st.characters(codec="utf-8", exclude_characters="[]"), max_size=20)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
blocks = st.one_of(
    st.builds(Paragraph, words),
    st.builds(Heading, words),
    st.builds(Bullets, st.lists(words, max_size=3).map(tuple)),
    st.builds(QuotationBlock, words, words, words, st.sampled_from(["", TOKEN])),
    st.builds(
        FindingBlock, words, words, words, words, st.lists(st.builds(Tied, words, words)).map(tuple)
    ),
    st.builds(FigureBlock, words),
)
modules = st.builds(
    Module, words, words, st.sampled_from(Cut), st.sampled_from([None, *Function]),
    st.lists(blocks, max_size=3).map(tuple), words, words, st.lists(words, max_size=2).map(tuple),
    st.lists(st.builds(OutsideNumber, words, words), max_size=2).map(tuple),
)  # fmt: skip
editions = st.builds(
    EditionContent, st.just("SN-3"), st.integers(1, 99), words, words,
    st.lists(modules, max_size=3).map(tuple), days, words, words,
    st.builds(Absence, st.sampled_from(Function), words, words, days).map(lambda each: (each,)),
    st.lists(st.builds(SignOff, words, words, days), max_size=2).map(tuple),
    st.builds(ConsultationWindow, days, days, words, st.integers(0, 99), words).map(
        lambda each: (each,)
    ),
    st.one_of(st.none(), st.datetimes(timezones=st.just(UTC))),
)  # fmt: skip


@given(editions)
def test_whatever_was_written_is_read_as_the_same(found):
    frozen = FrozenEdition(found, (), "Riverside", "2025-12-31", is_synthetic=True)
    assert read_edition(write_edition(frozen)) == frozen
    assert replace(found, version=2).edition_id == "SN-3-v2"


def test_a_time_of_an_embargo_keeps_its_zone(few):
    until = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    frozen = freeze(content(embargoed_until=until), few)
    assert read_edition(write_edition(frozen)).content.embargoed_until == until
