"""Progress by e-mail link: sending one, and the page that it opens."""

from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.strategy import faults
from headwater_web.strategy.actions.links import (
    LASTS,
    make_progress_link,
    open_progress_link,
    report_by_link,
)
from headwater_web.strategy.forms.actions import LinkProgressForm
from headwater_web.strategy.models import ActionLead
from headwater_web.strategy.views.actions import found_action


@declares(Rule.MANAGE_STRATEGY)
@require_POST
def send_link(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Send one lead the link by which to report on this action."""
    found = found_action(reference)
    lead = get_object_or_404(found.action.leads.exclude(email=""), pk=number, ends_on=None)
    token = make_progress_link(by=person_of(request), lead=lead)
    address = request.build_absolute_uri(reverse("strategy:by_link", args=[token]))
    send_mail(
        subject=_("How is {reference} going?").format(reference=reference),
        message=_words(lead, address),
        from_email=None,
        recipient_list=[lead.email],
    )
    return redirect("strategy:action", reference)


def _words(lead: ActionLead, address: str) -> str:
    return _(
        "You lead this action as {post}:\n\n{title}\n\nPlease say how it is going:\n{address}\n\n"
        "The link works once, for {days} days, and opens nothing but this action. If it is not "
        "for you, please do not use it and tell whoever sent it."
    ).format(post=lead.post, title=lead.action.title, address=address, days=LASTS.days)


@declares(Rule.EVERYONE)
@require_http_methods(["GET", "POST"])
@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Where a lead without an account says how one action goes: its title, and a box."""
    try:
        link = open_progress_link(token)
        form = LinkProgressForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            report_by_link(token=token, words=form.cleaned_data["words"])
            return render(request, "strategy/reported.html", {"action": link.lead.action})
    except faults.LinkNotValid as fault:
        return render(request, "strategy/link_not_valid.html", {"fault": fault}, status=404)
    context = {"form": form, "action": link.lead.action, "lead": link.lead}
    return render(request, "strategy/by_link.html", context, status=422 if form.errors else 200)
