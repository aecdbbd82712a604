"""What is put on paper: all words, and of the pictures those that matter most."""

from dataclasses import replace

import pytest

from headwater.products.editions.document import Document, written_out
from headwater.products.editions.paper import on_paper
from headwater.products.editions.pieces import Picture, Prose, Title
from headwater.released.editions.content import Cut, FigureBlock, Module
from headwater.released.editions.frozen import freeze


@pytest.fixture(scope="module")
def whole(built) -> Document:
    modules = (
        Module("own", "Chosen by people", blocks=(FigureBlock("ed_assaults-trend"),)),
        Module("trends", "Trends", computed="themes"),
        Module("where", "Where", computed="places"),
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
    for chapter in on_paper(whole).chapters:
        kept = sum(isinstance(piece, Picture) for piece in chapter.pieces)
        had = sum(isinstance(piece, Picture) for piece in before[chapter.key].pieces)
        last = chapter.pieces[-1]
        said = on_paper(whole).register.words_of(last.text) if isinstance(last, Prose) else ""
        assert ("more picture" in said) is (kept < had)
        assert kept == had or said.startswith(f"{had - kept} more")


def test_no_title_stands_over_nothing_and_no_word_is_lost(whole):
    before = {chapter.key: chapter for chapter in whole.chapters}
    for chapter in on_paper(whole).chapters:
        for piece, after in zip(chapter.pieces, [*chapter.pieces[1:], None], strict=True):
            assert not isinstance(piece, Title) or not (after is None or isinstance(after, Title))
        words = [piece for piece in before[chapter.key].pieces if isinstance(piece, Prose)]
        assert [piece for piece in chapter.pieces if piece in words] == words
