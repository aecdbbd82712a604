"""Pages of networks: all of them, one of them, and what its members take up and ask together."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.networks.actions import questions as actions
from headwater_web.networks.forms.questions import DefinitionForm, QuestionForm, ThemeForm
from headwater_web.networks.queries import memberships, networks, resources
from headwater_web.networks.views.shared import (
    FORM_METHODS,
    form_page,
    network_found,
    organisations_for,
    question_found,
)
from headwater_web.ui.api import current_release
from headwater_web.ui.asking import posted

_ON_A_PAGE = 20


@declares(Rule.SEE_NETWORKS)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Every network, and every alliance of which we are a member."""
    today = timezone.localdate()
    shown = networks.networks(today)
    ended = [each for each in networks.all_networks() if each not in shown]
    context = {"networks": shown, "ended": ended, "memberships": memberships.memberships()}
    return render(request, "networks/networks.html", context)


@declares(Rule.SEE_NETWORKS)
@require_GET
@never_cache
def network(request: HttpRequest, key: str) -> HttpResponse:
    """One network: members, themes, meetings, library, and what its members ask together."""
    found, today = network_found(key), timezone.localdate()
    themes, theme = networks.network_themes(key), request.GET.get("theme", "")
    library = resources.resources_of(key, theme=theme)
    page = Paginator(library, _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "network": found,
        "is_over": found.ends_on is not None and found.ends_on <= today,
        "members": networks.network_members(key, today),
        "themes": themes,
        "theme": theme,
        "page": page,
        "library": resources.shown_resources(page.object_list, today),
        "meetings": networks.network_meetings(request.user, key),
        "questions": networks.questions_of(key, today, current_release()),
        "today": today,
    }
    return render(request, "networks/network.html", context)


@declares(Rule.MANAGE_NETWORKS)
@require_http_methods(FORM_METHODS)
@never_cache
def add_theme(request: HttpRequest, key: str) -> HttpResponse:
    """Name a theme that a network takes up."""
    found, form = network_found(key), ThemeForm(posted(request))
    if form.is_valid():
        actions.add_theme(by=person_of(request), network=key, words=form.cleaned_data["words"])
        return redirect("networks:network", key)
    return form_page(
        request,
        form,
        heading=_("A new theme"),
        caption=found.name,
        button=_("Add the theme"),
        back=reverse("networks:network", args=[key]),
    )


@declares(Rule.MANAGE_NETWORKS)
@require_http_methods(FORM_METHODS)
@never_cache
def add_question(request: HttpRequest, key: str) -> HttpResponse:
    """Add a question that the members of a network ask together."""
    found, form = network_found(key), QuestionForm(posted(request))
    if form.is_valid():
        actions.add_question(by=person_of(request), network=key, words=form.cleaned_data["words"])
        return redirect("networks:network", key)
    return form_page(
        request,
        form,
        heading=_("A question that members ask together"),
        caption=found.name,
        button=_("Add the question"),
        back=reverse("networks:network", args=[key]),
    )


@declares(Rule.SHARE_RESOURCES)
@require_http_methods(FORM_METHODS)
@never_cache
def say_definition(request: HttpRequest, number: int) -> HttpResponse:
    """Say how a member counts the answer to a question."""
    question, release = question_found(number), current_release()
    form = DefinitionForm(
        posted(request),
        organisations=organisations_for(request, question.network),
        measures=release.measures if release else (),
    )
    if form.is_valid():
        actions.say_definition(
            by=person_of(request),
            question=question,
            organisation=form.cleaned_data["organisation"],
            definition=form.definition,
        )
        return redirect("networks:network", question.network)
    return form_page(
        request,
        form,
        heading=_("How is this counted?"),
        caption=question.words,
        introduction=_("What was said before stays on record; the latest stands."),
        button=_("Say so"),
        back=reverse("networks:network", args=[question.network]),
    )
