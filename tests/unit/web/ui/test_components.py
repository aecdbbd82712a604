"""The components, as templates use them."""

import re
from pathlib import Path

from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from headwater_web.ui.contours import contour_lines
from headwater_web.ui.fields import day_field

TEMPLATES = Path(__file__).resolve().parents[4] / "src" / "headwater_web"


class AskForm(forms.Form):
    """A form with one of each kind of field."""

    name = forms.CharField(label="Name", help_text="As on the letter.")
    agreed = forms.BooleanField(label="I agree")
    kind = forms.ChoiceField(
        label="Kind", choices=[("a", "First"), ("b", "Second")], widget=forms.RadioSelect
    )
    words = forms.CharField(label="Words", widget=forms.Textarea, required=False)


def rendered(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_a_state_is_told_by_words_and_by_look() -> None:
    html = rendered("{% state_words 'suppressed' %}")
    assert "withheld" in html
    assert "hw-state--suppressed" in html


def test_the_key_explains_only_the_states_that_occur() -> None:
    html = rendered("{% state_key states %}", states=["released", "missing"])
    assert "not arrived" in html
    assert "withheld" not in html


def test_the_key_is_silent_where_every_cell_has_a_number() -> None:
    assert rendered("{% state_key states %}", states=["released"]).strip() == ""


def test_an_error_is_linked_from_the_summary_to_its_field() -> None:
    form = AskForm({"agreed": "on", "kind": "a"})
    html = rendered("{% error_summary form %}{% govuk_form form %}", form=form)
    assert '<a href="#id_name">Name: This field is required.</a>' in html
    assert 'aria-describedby="id_name-hint id_name-error"' in html
    assert html.count('id="id_name"') == 1


class Days(forms.Form):
    """Two fields that say the same of nothing, and choices."""

    begins = day_field("First day")
    ends = day_field("Last day")
    kinds = forms.MultipleChoiceField(
        choices=[("a", "A"), ("b", "B")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick a kind."},
    )


def test_the_summary_says_which_field_where_two_say_the_same() -> None:
    html = rendered("{% error_summary form %}{% govuk_form form %}", form=Days({}))
    links = dict(re.findall(r'<li><a href="#([^"]*)">([^<]*)</a>', html))
    assert links == {
        "id_begins": "First day: Give a day, such as 21 November 2026.",
        "id_ends": "Last day: Give a day, such as 21 November 2026.",
        "id_kinds_0": "Tick a kind.",
    }
    assert all(f'id="{target}"' in html for target in links)


def test_a_form_without_errors_has_no_summary() -> None:
    assert rendered("{% error_summary form %}", form=AskForm()).strip() == ""


def test_every_field_has_a_label_and_choices_a_legend() -> None:
    html = rendered("{% govuk_form form %}", form=AskForm())
    fors = set(re.findall(r'for="([^"]+)"', html))
    ids = set(re.findall(r'<(?:input|textarea)[^>]* id="([^"]+)"', html))
    assert ids == fors
    assert "<legend" in html


def test_pages_keep_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/", {"q": "knife", "page": "2"})
    page = Paginator(range(50), 20).page(2)
    html = rendered("{% pagination page %}", page=page, request=request)
    assert "?q=knife&amp;page=1" in html
    assert "?q=knife&amp;page=3" in html


def test_one_page_needs_no_links() -> None:
    request = RequestFactory().get("/")
    page = Paginator(range(3), 20).page(1)
    assert rendered("{% pagination page %}", page=page, request=request).strip() == ""


def test_the_motif_is_hidden_from_screen_readers() -> None:
    assert 'aria-hidden="true"' in contour_lines()


def test_the_motif_is_the_same_every_time_and_light() -> None:
    drawn = contour_lines()
    contour_lines.cache_clear()
    assert contour_lines() == drawn
    assert len(drawn) < 40_000


SENT_BY_E_MAIL = {"digest_letter.html"}
"""Never a page of ours: an e-mail has no policy, and fetches no style from anywhere."""


def test_no_template_holds_a_style_or_a_script_in_itself() -> None:
    """The content security policy would refuse them."""
    inline = re.compile(r"<style|<script(?![^>]* src=)| style=| on[a-z]+=\"")
    own = [TEMPLATES / app for app in ("ui", "dashboard", "sharing", "publications")]
    found = [
        path.name
        for app in own
        for path in app.rglob("*.html")
        if path.name not in SENT_BY_E_MAIL and inline.search(path.read_text("utf-8"))
    ]
    assert found == []
