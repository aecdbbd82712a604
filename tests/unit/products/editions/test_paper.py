"""What is put on paper: all words, and of the pictures those that matter most."""

import re
from dataclasses import replace

import pytest

from headwater.products.editions.document import Document, written_out
from headwater.products.editions.paper import on_paper
from headwater.products.editions.pieces import (
    Grid,
    Listing,
    Picture,
    Prose,
    Title,
    texts_of_piece,
    tokens_of,
)
from headwater.products.editions.printing import printed_edition
from headwater.products.paper import NOT_PUBLISHED, WHAT_PAPER_HOLDS
from headwater.released.editions.content import Cut, FigureBlock, Module
from headwater.released.editions.frozen import freeze


@pytest.fixture(scope="module")
def whole(built) -> Document:
    modules = (
        Module("own", "Chosen by people", blocks=(FigureBlock("ed_assaults-trend"),)),
        Module("trends", "Trends", computed="themes"),
        Module("where", "Where", computed="places"),
        Module("profiles", "Districts", computed="districts"),
    )
    content = replace(built.edition.content, modules=modules)
    return written_out(freeze(content, built.source.release), built.source, Cut.FULL)


def slugs(document: Document, *, parts: bool) -> list[str]:
    return [
        piece.figure.slug
        for chapter in document.chapters
        for piece in chapter.pieces
        if isinstance(piece, Picture) and bool(chapter.part_of) is parts
    ]


def test_the_engines_own_parts_keep_the_pictures_of_the_national_measures_alone(whole):
    national = tuple(
        f"{each.measure}-"
        for each in whole.source.release.measures
        if each.national_success_measure
    )
    paper = slugs(on_paper(whole), parts=True)
    assert paper == [slug for slug in slugs(whole, parts=True) if slug.startswith(national)]
    assert 0 < len(paper) < len(slugs(whole, parts=True))


def test_what_people_chose_stays(whole):
    assert slugs(on_paper(whole), parts=False) == ["ed_assaults-trend"]


def test_each_part_says_how_many_pictures_are_elsewhere(whole):
    before = {chapter.key: chapter for chapter in whole.chapters}
    paper = on_paper(whole)
    for chapter in paper.chapters:
        kept = sum(isinstance(piece, Picture) for piece in chapter.pieces)
        had = sum(isinstance(piece, Picture) for piece in before[chapter.key].pieces)
        last = chapter.pieces[-1]
        said = paper.register.words_of(last.text) if isinstance(last, Prose) else ""
        assert ("more picture" in said) is (kept < had)
        assert kept == had or said.startswith(f"{had - kept} more")


def test_what_a_picture_says_stays_where_the_picture_was(whole):
    before = {chapter.key: chapter for chapter in whole.chapters}
    left = 0
    for chapter in on_paper(whole).chapters:
        kept = [piece for piece in chapter.pieces if isinstance(piece, Picture)]
        items = {
            item[0]
            for piece in chapter.pieces
            if isinstance(piece, Listing)
            for item in piece.items
        }
        for piece in before[chapter.key].pieces:
            if isinstance(piece, Picture) and piece not in kept:
                left += 1
                said = f"{piece.figure.title}. {piece.figure.reading}"
                assert (said in items) is not piece.figure.slug.endswith("-trend")
    assert left > 5


def test_no_title_stands_over_nothing_and_no_word_is_lost(whole):
    before = {chapter.key: chapter for chapter in whole.chapters}
    for chapter in on_paper(whole).chapters:
        for piece, after in zip(chapter.pieces, [*chapter.pieces[1:], None], strict=True):
            if isinstance(piece, Title):
                assert after is not None
                assert not isinstance(after, Title) or after.level > piece.level
        words = [piece for piece in before[chapter.key].pieces if isinstance(piece, Prose)]
        assert [piece for piece in chapter.pieces if piece in words] == words


def test_rows_of_which_nothing_is_published_are_named_in_one_line(whole):
    rows = (
        (("Assaults",), ("4",)),
        (("Stays",), (NOT_PUBLISHED,)),
        (("Calls",), (NOT_PUBLISHED,)),
    )
    table = Grid("Every measure", ("Measure", "Number"), rows)
    chapter = replace(whole.chapters[0], pieces=(table,))
    (paper,) = on_paper(replace(whole, chapters=(chapter,))).chapters
    assert paper.pieces == (
        replace(table, rows=rows[:1]),
        Prose(("Not published here: ", "Stays", "; ", "Calls", ".")),
    )


def test_every_number_of_a_sentence_is_explained_and_those_of_tables_are_not(whole):
    paper = on_paper(whole)
    tables, sentences = set(), set()
    for chapter in paper.chapters:
        for piece in chapter.pieces:
            found = set(tokens_of(texts_of_piece(piece)))
            (tables if isinstance(piece, Grid) else sentences).update(found)
    assert sentences
    assert all(paper.register.explains(token) for token in sentences)
    said = {paper.register.said(token).reference for token in sentences}
    alone = [token for token in tables if paper.register.said(token).reference not in said]
    assert alone
    assert not any(paper.register.explains(token) for token in alone)
    assert all(whole.register.explains(token) for token in alone)


def test_the_printed_page_links_only_to_what_is_on_it(whole):
    html = printed_edition(on_paper(whole))
    anchors = set(re.findall(r'\bid="([^"]+)"', html))
    links = re.findall(r'href="#([^"]+)"', html)
    assert len(links) > 20
    assert set(links) <= anchors
    assert "on its page." in html
    assert WHAT_PAPER_HOLDS in html
