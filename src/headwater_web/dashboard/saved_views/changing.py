"""Pages and buttons that change one saved view: its name, its place, whom it is shared with."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.dashboard.models import SavedView
from headwater_web.dashboard.saved_views import actions
from headwater_web.dashboard.saved_views.faults import NameTaken, NotOneOfYours
from headwater_web.dashboard.saved_views.forms import NameForm, ShareForm
from headwater_web.dashboard.saved_views.queries import own_view
from headwater_web.ui.asking import posted

FORM_METHODS = ["GET", "POST"]


@declares(Rule.SIGNED_IN)
@require_http_methods(FORM_METHODS)
@never_cache
def rename_view(request: HttpRequest, number: int) -> HttpResponse:
    """Give a view another name."""
    view = _own(request, number)
    form = NameForm(posted(request), initial={"name": view.name})
    if form.is_valid():
        try:
            actions.rename_view(by=person_of(request), view=view, name=form.cleaned_data["name"])
        except NameTaken as refusal:
            form.add_error("name", str(refusal.words))
        else:
            return redirect("dashboard:saved_views")
    return _form_page(request, form, view, heading=_("Rename a view"), button=_("Rename it"))


@declares(Rule.SIGNED_IN)
@require_http_methods(FORM_METHODS)
@never_cache
def share_view(request: HttpRequest, number: int) -> HttpResponse:
    """Choose whom a view is shared with."""
    view = _own(request, number)
    now = f"{view.shared_with_kind}:{view.shared_with_key}" if view.shared_with_kind else ""
    form = ShareForm(posted(request), person=person_of(request), initial={"shared_with": now})
    if form.is_valid():
        kind, key = form.chosen
        try:
            actions.share_view(by=person_of(request), view=view, kind=kind, key=key)
        except NotOneOfYours as refusal:
            form.add_error("shared_with", str(refusal.words))
        else:
            return redirect("dashboard:saved_views")
    return _form_page(request, form, view, heading=_("Share a view"), button=_("Keep this"))


@declares(Rule.SIGNED_IN)
@require_POST
def move_view(request: HttpRequest, number: int) -> HttpResponse:
    """Move a view up or down by one."""
    view = _own(request, number)
    actions.move_view(by=person_of(request), view=view, up=request.POST.get("where") == "up")
    return redirect(f"{reverse('dashboard:saved_views')}#view-{view.pk}")


@declares(Rule.SIGNED_IN)
@require_POST
def remove_view(request: HttpRequest, number: int) -> HttpResponse:
    """Take a view off the list. The page that it led to stays."""
    actions.remove_view(by=person_of(request), view=_own(request, number))
    messages.success(request, _("The view is off your list. The page itself stays where it was."))
    return redirect("dashboard:saved_views")


def _own(request: HttpRequest, number: int) -> SavedView:
    """One of one's own views. Another's is not there at all, for whoever asks."""
    found = own_view(person_of(request), number)
    if found is None:
        raise Http404
    return found


def _form_page(
    request: HttpRequest, form: NameForm | ShareForm, view: SavedView, *, heading: str, button: str
) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "caption": view.name,
        "button": button,
        "back": reverse("dashboard:saved_views"),
    }
    return render(request, "ui/asking.html", context, status=422 if form.errors else 200)
