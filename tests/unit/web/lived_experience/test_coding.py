"""Coding, the codebook, and what a theme rests on."""

import pytest
from django.db import Error, transaction
from tests.unit.web.lived_experience.conftest import SAID, Desk, today

from headwater_web.lived_experience.actions import coding, themes
from headwater_web.lived_experience.api import themes_for_editions
from headwater_web.lived_experience.faults import (
    ChangedMeanwhile,
    DecidedAlready,
    NameTaken,
    NotInTheText,
    NotToBeCoded,
    PointsAtSomebody,
    ThemeEnded,
)
from headwater_web.lived_experience.forms.notes import CodeForm, matching
from headwater_web.lived_experience.models import CodedSpan, MemoKind, Theme, ThemeChange
from headwater_web.lived_experience.queries.agreeing import agreements
from headwater_web.lived_experience.queries.coded import coded_on, references_of
from headwater_web.lived_experience.queries.notes import paragraph_of, shown_note
from headwater_web.lived_experience.queries.themes import waiting_to_be_coded_again

TWELVE = "\n\n".join(f"Part {number} of what was said." for number in range(12))


class TestSpans:
    """Stretches of characters, overlapping or not."""

    def test_stretches_may_overlap_and_are_counted_once(self, desk: Desk) -> None:
        note, theme = desk.note(), desk.theme()
        desk.code(note, theme, 0, 25)
        desk.code(note, theme, 10, 34)
        desk.code(note, theme, 0, 25, by="grace")
        assert [(each.start, each.end) for each in coded_on(today()).of(theme)] == [
            (0, 25),
            (10, 34),
        ]

    def test_the_same_twice_by_one_person_stays_one(self, desk: Desk) -> None:
        note, theme = desk.note(), desk.theme()
        desk.code(note, theme)
        again = coding.code(by=desk.cast["amara"], note=note, themes=[theme], start=0, end=25)
        assert again == ()

    @pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 4), (0, len(SAID) + 1)])
    def test_not_outside_the_words(self, desk: Desk, start: int, end: int) -> None:
        note, theme = desk.note(), desk.theme()
        with pytest.raises(NotInTheText):
            desk.code(note, theme, start, end)

    def test_not_before_somebody_checked_the_note(self, desk: Desk) -> None:
        with pytest.raises(NotToBeCoded):
            desk.code(desk.note(is_checked=False), desk.theme())

    def test_taken_off_again(self, desk: Desk) -> None:
        note, theme = desk.note(), desk.theme()
        span = desk.code(note, theme)
        coding.end_span(by=desk.cast["amara"], span=span)
        assert coded_on(today()).of(theme) == ()
        assert CodedSpan.objects.count() == 1
        with pytest.raises(DecidedAlready):
            coding.end_span(by=desk.cast["amara"], span=span)

    def test_the_database_lets_nobody_move_one(self, desk: Desk) -> None:
        span = desk.code(desk.note(), desk.theme())
        with pytest.raises(Error), transaction.atomic():
            CodedSpan.objects.filter(pk=span.pk).update(end=30)


class TestTwoReaders:
    """Two readings stay two until both are done."""

    def test_others_are_hidden_until_one_is_done(self, desk: Desk) -> None:
        note, theme = desk.note(), desk.theme()
        desk.code(note, theme, by="grace")
        before = shown_note(note, desk.cast["amara"], is_coder=True)
        assert (before.others_hidden, before.paragraphs[0].spans) == (1, ())
        reader = shown_note(note, desk.cast["chioma"], is_coder=False)
        assert reader.others_hidden == 0
        desk.code(note, theme)
        coding.finish(by=desk.cast["amara"], note=note)
        after = shown_note(note, desk.cast["amara"], is_coder=True)
        (span,) = after.paragraphs[0].spans
        assert (after.others_hidden, span.readers, span.is_own) == (0, 2, True)

    def test_nobody_can_agree_afterwards(self, desk: Desk) -> None:
        note, theme = desk.note(text=TWELVE), desk.theme()
        desk.code(note, theme, 0, 10)
        for reader in ("amara", "grace"):
            coding.finish(by=desk.cast[reader], note=note)
        desk.code(note, theme, 0, 10, by="grace")
        (pair,) = agreements(today())
        ((found,)) = pair.themes
        assert (pair.notes, pair.paragraphs) == (1, 12)
        assert (found.found.both, found.found.one, found.found.neither) == (0, 1, 11)

    def test_taking_a_code_off_afterwards_changes_nothing(self, desk: Desk) -> None:
        note, theme = desk.note(text=TWELVE), desk.theme()
        spans = [desk.code(note, theme, 0, 10, by=reader) for reader in ("amara", "grace")]
        for reader in ("amara", "grace"):
            coding.finish(by=desk.cast[reader], note=note)
        coding.end_span(by=desk.cast["grace"], span=spans[1])
        (pair,) = agreements(today())
        assert pair.themes[0].found.both == 1

    def test_done_once(self, desk: Desk) -> None:
        note = desk.note()
        coding.finish(by=desk.cast["amara"], note=note)
        with pytest.raises(DecidedAlready):
            coding.finish(by=desk.cast["amara"], note=note)
        assert agreements(today()) == ()


class TestCodebook:
    """Themes are joined and divided with reasons, and nothing is lost."""

    def test_joined_it_counts_with_the_other(self, desk: Desk) -> None:
        first, second = desk.theme("Buses"), desk.theme("Paths")
        desk.code(desk.note(), first)
        quotation = desk.quotation()
        themes.merge_theme(
            by=desk.cast["amara"], theme=first, into=second, version=1, because="One journey."
        )
        assert len(coded_on(today()).of(second)) == 1
        assert references_of(second) == {first.reference, second.reference}
        assert [each.name for each in themes_for_editions()] == ["Paths"]
        assert quotation.themes == []
        with pytest.raises(ThemeEnded):
            desk.code(desk.note(), first)
        with pytest.raises(ThemeEnded):
            themes.merge_theme(
                by=desk.cast["amara"], theme=second, into=first, version=1, because="Back."
            )

    def test_joined_twice_over(self, desk: Desk) -> None:
        first, second, third = (desk.theme(name) for name in ("A", "B", "C"))
        desk.code(desk.note(), first)
        for one, other in ((first, second), (second, third)):
            themes.merge_theme(
                by=desk.cast["amara"], theme=one, into=other, version=1, because="One."
            )
        assert len(coded_on(today()).of(third)) == 1

    def test_divided_its_words_wait(self, desk: Desk) -> None:
        theme = desk.theme()
        span = desk.code(desk.note(), theme)
        parts = [themes.ThemeWords("Buses", "On them."), themes.ThemeWords("Paths", "On foot.")]
        made = themes.split_theme(
            by=desk.cast["amara"], theme=theme, parts=parts, version=1, because="Two things."
        )
        assert [each.name for each in made] == ["Buses", "Paths"]
        assert waiting_to_be_coded_again(today()) == (span,)
        desk.code(span.note, made[0], 10, 14)
        assert waiting_to_be_coded_again(today()) == ()
        change = ThemeChange.objects.get()
        assert (change.because, set(change.into.all())) == ("Two things.", set(made))

    def test_reworded_what_it_said_before_stays(self, desk: Desk) -> None:
        theme = desk.theme()
        words = themes.ThemeWords("The journey", "Both ways.")
        themes.reword_theme(
            by=desk.cast["amara"], theme=theme, words=words, version=1, because="Clearer."
        )
        assert ThemeChange.objects.get().before["name"] == "The way home"
        with pytest.raises(ChangedMeanwhile):
            themes.reword_theme(
                by=desk.cast["amara"], theme=theme, words=words, version=1, because="Again."
            )

    def test_one_name_once(self, desk: Desk) -> None:
        desk.theme("Buses")
        with pytest.raises(NameTaken):
            desk.theme("buses")

    def test_memos_are_kept_apart_and_hold_no_name(self, desk: Desk) -> None:
        theme = desk.theme()
        for kind in MemoKind:
            themes.add_memo(by=desk.cast["amara"], theme=theme, kind=kind, words=f"Of {kind}")
        assert {memo.kind for memo in theme.memos.all()} == set(MemoKind.values)
        with pytest.raises(PointsAtSomebody):
            themes.add_memo(
                by=desk.cast["amara"], theme=theme, kind=MemoKind.THEORY, words="Mr Brown said it"
            )


class TestChoosing:
    """A phrase is typed, and themes are searched."""

    @pytest.mark.parametrize(
        ("typed", "place"), [("", (0, 37)), ("the long way", (7, 19)), ("IT IS DARK", (26, 36))]
    )
    def test_a_phrase_or_the_whole_paragraph(
        self, desk: Desk, typed: str, place: tuple[int, int]
    ) -> None:
        theme, note = desk.theme(), desk.note()
        paragraph = paragraph_of(note, 1)
        assert paragraph is not None
        form = CodeForm(
            {"words": typed, "themes": [theme.reference]}, paragraph=paragraph, themes=[theme]
        )
        assert form.is_valid(), form.errors
        assert form.place == place

    @pytest.mark.parametrize(
        ("typed", "said"), [("a lantern", "do not stand"), ("i", "stand there")]
    )
    def test_a_phrase_that_does_not_stand_there_once(
        self, desk: Desk, typed: str, said: str
    ) -> None:
        theme, note = desk.theme(), desk.note()
        paragraph = paragraph_of(note, 1)
        assert paragraph is not None
        form = CodeForm(
            {"words": typed, "themes": [theme.reference]}, paragraph=paragraph, themes=[theme]
        )
        assert said in str(form.errors["words"])

    def test_themes_are_searched_in_every_word(self) -> None:
        every = [
            Theme(name="Buses", definition="On the way home"),
            Theme(name="School", definition="Sent out of it"),
        ]
        assert matching(every, "HOME bus") == every[:1]
        assert matching(every, "") == every
        assert matching(every, "home school") == []
