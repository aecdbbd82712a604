"""Every box for free text is the one that says whom to ring now, and keeps nothing as typed."""

import re
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from headwater_web.ui.free_text import FreeText

SITE = Path(__file__).resolve().parents[2] / "src" / "headwater_web"
STYLES_AND_SCRIPTS = Path(__file__).resolve().parents[2] / "frontend"
THE_BOX = SITE / "ui" / "free_text.py"
DRAWN_BY = SITE / "ui" / "templatetags" / "ui.py"
OURS = re.compile(r"headwater_web\.(?!pages)")


def site_forms() -> list[type[forms.BaseForm]]:
    """Every form class of our own that is loaded with the addresses of the site."""
    import_string("headwater_web.config.urls.urlpatterns")
    waiting, found = [forms.BaseForm], []
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting.extend(below)
        found.extend(form for form in below if OURS.match(form.__module__))
    return found


def test_there_are_forms_to_look_at() -> None:
    assert apps.ready
    assert len(site_forms()) > 40


@pytest.mark.parametrize("form", site_forms(), ids=lambda form: form.__qualname__)
def test_every_larger_box_is_the_free_text_component(form: type[forms.BaseForm]) -> None:
    fields = getattr(form, "base_fields", {})
    wrong = [
        name
        for name, field in fields.items()
        if isinstance(field.widget, forms.Textarea) and not isinstance(field, FreeText)
    ]
    assert wrong == []


def test_no_module_makes_a_larger_box_of_its_own() -> None:
    wrong = [
        path.relative_to(SITE).as_posix()
        for path in SITE.rglob("*.py")
        if "Textarea" in path.read_text(encoding="utf-8") and path not in {THE_BOX, DRAWN_BY}
    ]
    assert wrong == []


def test_no_template_writes_a_larger_box_by_hand() -> None:
    wrong = [
        path.relative_to(SITE).as_posix()
        for path in SITE.rglob("*.html")
        if "<textarea" in path.read_text(encoding="utf-8") and path.parent.name != "components"
    ]
    assert wrong == []


def test_the_box_is_drawn_with_whom_to_ring() -> None:
    class Concern(forms.Form):
        words = FreeText(label="What happened")

    html = render_to_string("ui/components/form.html", {"form": Concern()})
    assert "<textarea" in html
    assert html.index("hw-ring") < html.index("<textarea")


def test_nothing_typed_is_kept_by_the_browser() -> None:
    keepers = re.compile(r"localStorage|sessionStorage|indexedDB")
    scripts = [
        path
        for path in STYLES_AND_SCRIPTS.rglob("*")
        if path.suffix in {".js", ".ts", ".mjs"} and "node_modules" not in path.parts
    ]
    assert scripts
    assert [path.name for path in scripts if keepers.search(path.read_text("utf-8"))] == []
