"""What readers say of a module, and what the team reads of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares
from headwater_web.needs.actions.feedback import give_feedback
from headwater_web.needs.faults import EnoughForToday
from headwater_web.needs.forms.reading import FeedbackForm
from headwater_web.needs.models import Useful
from headwater_web.needs.queries.feedback import feedback_on
from headwater_web.needs.views.shared import (
    FORM_METHODS,
    edition_found,
    form_page,
    module_found,
)
from headwater_web.ui.asking import posted


@declares(Rule.EVERYONE)
@require_http_methods(FORM_METHODS)
@never_cache
def give(request: HttpRequest, edition_id: str, key: str) -> HttpResponse:
    """Say whether a module was useful, and what is missing."""
    seen = edition_found(request.user, edition_id)
    module = module_found(seen, key)
    form = FeedbackForm(posted(request))
    back = reverse("needs:module", args=[edition_id, key])
    if form.is_valid():
        try:
            give_feedback(
                edition_id=edition_id,
                module=key,
                useful=Useful(form.cleaned_data["useful"]),
                missing=form.cleaned_data["missing"],
            )
        except EnoughForToday as refusal:
            form.add_error(None, str(refusal.words))
        else:
            messages.success(request, _("Thank you. The people who write this will read it."))
            return redirect(back)
    return form_page(
        request,
        form,
        caption=module.title,
        heading=_("Was this part useful?"),
        button=_("Send"),
        back=back,
    )


@declares(Rule.SEE_FULL_CUT)
@require_GET
@never_cache
def all_of_it(request: HttpRequest, edition_id: str) -> HttpResponse:
    """What readers said, module by module."""
    seen = edition_found(request.user, edition_id)
    context = {"seen": seen, "content": seen.edition.content, "modules": feedback_on(seen)}
    return render(request, "needs/feedback.html", context)
