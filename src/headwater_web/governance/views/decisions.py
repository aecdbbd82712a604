"""Decisions: written down, read, and corrected beside themselves."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.governance.actions import decisions as actions
from headwater_web.governance.actions.acting import ChangedMeanwhile
from headwater_web.governance.actions.minuting import NotHeldYet
from headwater_web.governance.forms.decisions import CorrectionForm, DecisionForm
from headwater_web.governance.queries import decisions
from headwater_web.governance.views.asking import ask, meeting_or_404
from headwater_web.ui.asking import posted


@declares(Rule.SEE_GOVERNANCE)
@require_GET
@never_cache
def decision(request: HttpRequest, reference: str) -> HttpResponse:
    """One decision with its reasons, its dissent, and what stands beside it."""
    found = _decision_or_404(reference)
    beside = [found.corrects, found.supersedes, found.corrected_by, *found.superseded_by]
    context = {
        "decision": found,
        "meeting": meeting_or_404(found.meeting),
        "about": decisions.things_about(request.user, found),
        "came_of_it": decisions.followed_up(request.user, [found])[0].came_of_it,
        "beside": [known for each in beside if (known := decisions.decision_with(each))],
    }
    return render(request, "governance/decision.html", context)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def decide(request: HttpRequest, reference: str) -> HttpResponse:
    """Write down what a meeting decided."""
    meeting = meeting_or_404(reference)
    first = {"item": request.GET.get("item")}
    form = DecisionForm(posted(request), meeting=meeting, person=request.user, initial=first)
    if form.is_valid():
        try:
            made = actions.record_decision(
                by=person_of(request), meeting=reference, **form.cleaned_data
            )
        except NotHeldYet:
            form.add_error(
                None, _("This meeting has not begun, or was called off. It has decided nothing.")
            )
        else:
            messages.success(request, _("The decision is written down. It can no longer change."))
            return redirect("governance:decision", made)
    heading, button = _("Write down a decision"), _("Write it down for good")
    return ask(request, form, heading=heading, parent=meeting, button=button)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def correct(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the right record beside a wrong one."""
    wrong = _decision_or_404(reference)
    first = {name: getattr(wrong, name) for name in ("words", "outcome", "reasons", "dissent")}
    form = CorrectionForm(posted(request), initial=first)
    if form.is_valid():
        try:
            made = actions.correct_decision(
                by=person_of(request), decision=reference, **form.cleaned_data
            )
        except ChangedMeanwhile:
            form.add_error(
                None,
                _("This record was corrected already, by {reference}. Correct that one.").format(
                    reference=_decision_or_404(reference).corrected_by
                ),
            )
        else:
            messages.success(request, _("The correction stands beside the record it corrects."))
            return redirect("governance:decision", made)
    heading, button = _("Correct the record"), _("Write the correction")
    meeting = meeting_or_404(wrong.meeting)
    return ask(request, form, heading=heading, parent=meeting, button=button, note=wrong.reference)


def _decision_or_404(reference: str) -> decisions.DecisionWords:
    found = decisions.decision_with(reference)
    if found is None:
        raise Http404
    return found
