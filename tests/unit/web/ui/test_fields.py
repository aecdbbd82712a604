"""Fields that many forms share: what is read, what is refused, and in which words."""

from collections.abc import Collection
from datetime import date

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.thread import kinds
from headwater_web.thread.api import Kind, Thing
from headwater_web.ui import fields

SOMEBODY = AnonymousUser()
TODAY = date(2026, 11, 21)
NO_SUCH_DAY = "This is not a day that exists. Write it like 21 November 2026."
NO_DAY = "Give a day, such as 21 November 2026."

READ = ["2026-11-21", "21/11/2026", "21 November 2026", " 21 November 2026 "]
REFUSED = [
    # typed              what the page says
    ("31 February 2026", NO_SUCH_DAY),
    ("31/02/2026", NO_SUCH_DAY),
    ("11/21/2026", NO_SUCH_DAY),
    ("2026-11", NO_SUCH_DAY),
    ("soon", NO_SUCH_DAY),
    ("", NO_DAY),
    (None, NO_DAY),
]


class TestDays:
    @pytest.mark.parametrize("typed", READ)
    def test_a_day_is_read_as_people_write_it(self, typed: str) -> None:
        assert fields.day_field("Day").clean(typed) == date(2026, 11, 21)

    @pytest.mark.parametrize(("typed", "words"), REFUSED)
    def test_what_is_no_day_is_refused_in_words(self, typed: str | None, words: str) -> None:
        with pytest.raises(forms.ValidationError) as fault:
            fields.day_field("Day").clean(typed)
        assert fault.value.messages == [words]

    def test_a_day_may_be_left_out_where_none_is_needed(self) -> None:
        assert fields.day_field("Day", required=False).clean("") is None

    def test_a_browser_is_given_the_day_as_its_picker_sends_it(self) -> None:
        html = fields.day_field("Day").widget.render("day", TODAY)
        assert 'type="date"' in html
        assert 'value="2026-11-21"' in html

    def test_a_day_that_has_come(self) -> None:
        assert fields.not_after(TODAY, TODAY) == TODAY

    def test_a_day_that_has_not_come(self) -> None:
        with pytest.raises(forms.ValidationError) as fault:
            fields.not_after(date(2026, 11, 22), TODAY)
        words = "This day has not come yet. Choose 21 November 2026 or an earlier one."
        assert fault.value.messages == [words]


class TestLines:
    def test_a_line_is_needed_where_something_is_said_about_its_absence(self) -> None:
        with pytest.raises(forms.ValidationError) as fault:
            fields.line_field("Post", missing="Say which post.").clean("")
        assert fault.value.messages == ["Say which post."]

    def test_else_it_may_be_left_out(self) -> None:
        assert fields.line_field("Post").clean("") == ""


class TestChoices:
    class Asking(forms.Form):
        place = forms.ChoiceField()

    def test_what_is_offered_can_be_chosen_and_nothing_else(self) -> None:
        for place, is_chosen in (("north", True), ("west", False)):
            form = self.Asking({"place": place})
            fields.offer(form, "place", {"north": "The north", "south": "The south"}.items())
            assert form.is_valid() is is_chosen


@pytest.fixture
def things(monkeypatch: pytest.MonkeyPatch) -> None:
    """X-1 to X-3 and Y-1 are seen by everybody, X-8 exists and is seen by nobody."""
    known = {"X-1", "X-2", "X-3", "Y-1", "X-8"}

    def seen_by(_person: Asker, references: Collection[str]) -> dict[str, Thing]:
        return {each: Thing(each, each, "/") for each in references if each in known - {"X-8"}}

    monkeypatch.setattr(kinds, "_KINDS", {})
    for prefix in "XY":
        kinds.register_kind(Kind(prefix, _("Thing"), seen_by))


TYPED = [
    # typed             references
    ("", []),
    ("X-2", ["X-2"]),
    ("X-3 X-1", ["X-3", "X-1"]),
    ("X-3,X-1, Y-1", ["X-3", "X-1", "Y-1"]),
    ("X-2 X-1 X-2", ["X-2", "X-1"]),
    ("x-2 X-2", ["X-2"]),
]
UNTIED = [
    # typed     prefixes  what the page says
    ("X-8", "", "There is no X-8 that you may see. Look at its page, and try again."),
    ("X-9", "", "There is no X-9 that you may see. Look at its page, and try again."),
    ("Z-1", "", "There is no Z-1 that you may see. Look at its page, and try again."),
    (
        "Y-1",
        "XZ",
        "There is no Y-1 among the things asked for here. Give a reference that begins with X, Z.",
    ),
    (
        "Y-9",
        "XZ",
        "There is no Y-9 among the things asked for here. Give a reference that begins with X, Z.",
    ),
    (
        "twelve",
        "",
        "“twelve” is not a reference. One looks like A-12: a letter, a hyphen, a number.",
    ),
    ("<X-1>", "", "“<X-1>” is not a reference. One looks like A-12: a letter, a hyphen, a number."),
]


@pytest.mark.usefixtures("things")
class TestReferences:
    @pytest.mark.parametrize(("typed", "references"), TYPED)
    def test_several_are_read_each_once_and_in_order(
        self, typed: str, references: list[str]
    ) -> None:
        assert fields.references_of(SOMEBODY, typed) == references

    @pytest.mark.parametrize(("typed", "reference"), [("X-1", "X-1"), (" x-1 ", "X-1"), ("", "")])
    def test_one_is_read(self, typed: str, reference: str) -> None:
        assert fields.reference_of(SOMEBODY, typed, "X") == reference

    @pytest.mark.parametrize(("typed", "prefixes", "words"), UNTIED)
    def test_what_cannot_be_named_is_refused_in_the_same_words_alone_or_among_others(
        self, typed: str, prefixes: str, words: str
    ) -> None:
        with pytest.raises(forms.ValidationError) as alone:
            fields.reference_of(SOMEBODY, typed, prefixes)
        with pytest.raises(forms.ValidationError) as among_others:
            fields.references_of(SOMEBODY, f"X-1 {typed} X-2", prefixes)
        assert alone.value.messages == among_others.value.messages == [words]

    def test_what_may_not_be_seen_reads_like_what_does_not_exist(self) -> None:
        def refusal(reference: str) -> str:
            with pytest.raises(forms.ValidationError) as fault:
                fields.reference_of(SOMEBODY, reference)
            return fault.value.messages[0].replace(reference, "…")

        assert refusal("X-8") == refusal("X-9") == refusal("Z-9")
