"""The page on which a member shares a figure."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.networks.actions import figures as actions
from headwater_web.networks.forms.figures import FigureForm
from headwater_web.networks.views.shared import (
    FORM_METHODS,
    form_page,
    organisations_for,
    question_found,
)
from headwater_web.ui.asking import posted


@declares(Rule.SHARE_RESOURCES)
@require_http_methods(FORM_METHODS)
@never_cache
def share_figure(request: HttpRequest, number: int) -> HttpResponse:
    """Share what a member counted in a year."""
    question = question_found(number)
    form = FigureForm(
        posted(request),
        question=question,
        organisations=organisations_for(request, question.network),
    )
    if form.is_valid() and form.definition is not None:
        actions.share_figure(
            by=person_of(request),
            question=question,
            definition=form.definition,
            counted=form.counted,
        )
        return redirect("networks:network", question.network)
    return form_page(
        request,
        form,
        heading=_("What was counted?"),
        caption=question.words,
        introduction=_("What was shared before for the same year stays on record; this stands."),
        button=_("Share it"),
        back=reverse("networks:network", args=[question.network]),
    )
