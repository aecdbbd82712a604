"""Items and papers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.governance.actions import meetings as actions
from headwater_web.governance.actions.acting import ChangedMeanwhile
from headwater_web.governance.forms.meetings import BecauseForm, ItemForm, PaperForm
from headwater_web.governance.models import Paper
from headwater_web.governance.queries.holdings import may_see_papers
from headwater_web.governance.queries.meetings import paper_with
from headwater_web.governance.views.asking import ask, meeting_or_404
from headwater_web.ui.asking import posted


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def add_item(request: HttpRequest, reference: str) -> HttpResponse:
    """Put an item at the end of an agenda."""
    meeting = meeting_or_404(reference)
    form = ItemForm(posted(request), person=request.user)
    if form.is_valid():
        actions.add_item(by=person_of(request), meeting=meeting, **form.cleaned_data)
        messages.success(request, _("The item is on the agenda."))
        return redirect("governance:meeting", reference)
    heading, button = _("Add an item"), _("Add the item")
    return ask(request, form, heading=heading, parent=meeting, button=button)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def add_paper(request: HttpRequest, reference: str) -> HttpResponse:
    """Put a paper before a meeting."""
    meeting, today = meeting_or_404(reference), timezone.localdate()
    first = {"circulated_on": today}
    form = PaperForm(posted(request), meeting=meeting, today=today, initial=first)
    if form.is_valid():
        actions.circulate_paper(by=person_of(request), meeting=meeting, **form.cleaned_data)
        messages.success(request, _("The paper is before the meeting."))
        return redirect("governance:meeting", reference)
    heading, button = _("Add a paper"), _("Add the paper")
    return ask(request, form, heading=heading, parent=meeting, button=button)


@declares(Rule.SEE_GOVERNANCE)
@require_GET
@never_cache
def paper(request: HttpRequest, reference: str) -> HttpResponse:
    """One paper, for those who may see the body's papers."""
    return render(request, "governance/paper.html", {"paper": _paper_or_404(request, reference)})


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a paper back, saying why."""
    found = _paper_or_404(request, reference)
    form = BecauseForm(posted(request))
    if form.is_valid():
        try:
            actions.withdraw_paper(by=person_of(request), paper=found, **form.cleaned_data)
        except ChangedMeanwhile:
            form.add_error(None, _("Somebody withdrew this paper already. Its page says why."))
        else:
            messages.success(request, _("The paper is withdrawn. That it went round stays."))
            return redirect("governance:paper", reference)
    heading, button = _("Withdraw the paper"), _("Withdraw it")
    return ask(request, form, heading=heading, parent=found, button=button)


def _paper_or_404(request: HttpRequest, reference: str) -> Paper:
    """The paper, or a page that says only that there is none: not whether it is hidden."""
    found = paper_with(reference)
    if found is None or not may_see_papers(request.user, found.meeting.body):
        raise Http404
    return found
