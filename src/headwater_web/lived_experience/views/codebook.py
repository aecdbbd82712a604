"""Keeping the codebook."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.lived_experience.actions import themes as actions
from headwater_web.lived_experience.forms.themes import (
    DivideForm,
    JoinForm,
    MemoForm,
    RewordForm,
    ThemeForm,
)
from headwater_web.lived_experience.models import MemoKind, Theme
from headwater_web.lived_experience.queries.coded import themes_in_use
from headwater_web.lived_experience.views.shared import (
    FORM_METHODS,
    Page,
    form_page,
    theme_found,
)
from headwater_web.ui.asking import posted


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def new_theme(request: HttpRequest) -> HttpResponse:
    """Add a theme."""
    form = ThemeForm(posted(request))
    page = Page(
        heading=_("A new theme for the codebook"),
        button=_("Add it to the codebook"),
        back=reverse("lived_experience:themes"),
        introduction=_("Several people have to have spoken of it, in their own ways."),
    )

    def act() -> str:
        return _address(actions.add_theme(by=person_of(request), words=form.theme_words))

    return form_page(request, form, page, act)


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def reword(request: HttpRequest, reference: str) -> HttpResponse:
    """Put a theme in other words."""
    theme = theme_found(reference)
    names = ("name", "definition", "use_when", "not_when", "version")
    form = RewordForm(posted(request), initial={name: getattr(theme, name) for name in names})
    return form_page(
        request,
        form,
        _page(theme, _("Put the theme in other words"), _("Save these words")),
        lambda: actions.reword_theme(
            by=person_of(request),
            theme=theme,
            words=form.theme_words,
            version=form.cleaned_data["version"],
            because=form.cleaned_data["because"],
        ),
    )


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def memo(request: HttpRequest, reference: str) -> HttpResponse:
    """Note something about a theme."""
    theme = theme_found(reference)
    form = MemoForm(posted(request))
    return form_page(
        request,
        form,
        _page(theme, _("A memo about the theme"), _("Keep the memo")),
        lambda: actions.add_memo(
            by=person_of(request),
            theme=theme,
            kind=MemoKind(form.cleaned_data["kind"]),
            words=form.cleaned_data["words"],
        ),
    )


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def join(request: HttpRequest, reference: str) -> HttpResponse:
    """Join a theme with another."""
    theme = theme_found(reference)
    others = [each for each in themes_in_use() if each.pk != theme.pk]
    form = JoinForm(posted(request), others=others, initial={"version": theme.version})

    def act() -> str:
        into = actions.merge_theme(
            by=person_of(request),
            theme=theme,
            into=theme_found(form.cleaned_data["into"]),
            version=form.cleaned_data["version"],
            because=form.cleaned_data["because"],
        )
        return _address(into)

    introduction = _("What was coded with it counts with the other theme from then on.")
    page = _page(theme, _("Join the theme with another"), _("Join them"), introduction)
    return form_page(request, form, page, act)


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def divide(request: HttpRequest, reference: str) -> HttpResponse:
    """Divide a theme into two."""
    theme = theme_found(reference)
    form = DivideForm(posted(request), initial={"version": theme.version})
    introduction = _(
        "It is no longer used from then on. What was coded with it is listed on its page, to be "
        "coded again with the new themes."
    )
    return form_page(
        request,
        form,
        _page(theme, _("Divide the theme into two"), _("Divide it"), introduction),
        lambda: actions.split_theme(
            by=person_of(request),
            theme=theme,
            parts=form.parts,
            version=form.cleaned_data["version"],
            because=form.cleaned_data["because"],
        ),
    )


def _page(theme: Theme, heading: str, button: str, introduction: str = "") -> Page:
    return Page(
        heading=heading,
        button=button,
        back=_address(theme),
        caption=f"{theme.reference} {theme.name}",
        introduction=introduction,
    )


def _address(theme: Theme) -> str:
    return reverse("lived_experience:theme", args=[theme.reference])
