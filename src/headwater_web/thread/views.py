"""The page of one thing's thread."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.thread import actions, queries
from headwater_web.thread.drawing import draw
from headwater_web.thread.forms import LinkForm
from headwater_web.thread.references import FIGURE
from headwater_web.thread.walks import Thread, thread_of


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def thread(request: HttpRequest, reference: str) -> HttpResponse:
    """All that led to one thing and all that came of it, as far as this person may see."""
    return _page(request, reference)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def figure_thread(request: HttpRequest, figure: str) -> HttpResponse:
    """All that came of one released figure, as far as this person may see."""
    return _page(request, FIGURE + figure)


def _page(request: HttpRequest, reference: str) -> HttpResponse:
    found = _found(request, reference)
    context = {"thread": found, "drawing": draw(found)}
    return render(request, "thread/thread.html", context)


@declares(Rule.LINK_THINGS)
@require_http_methods(["GET", "POST"])
@never_cache
def link(request: HttpRequest, reference: str) -> HttpResponse:
    """Tie a thing to another one."""
    found = _found(request, reference)
    data = request.POST if request.method == "POST" else None
    form = LinkForm(data, person=request.user, reference=found.thing.reference)
    if form.is_valid():
        earlier, later, kind = form.link
        actions.link(by=person_of(request), earlier=earlier, later=later, kind=kind)
        return redirect("thread:thread", found.thing.reference)
    context = {"thread": found, "form": form}
    return render(request, "thread/link.html", context, status=422 if form.errors else 200)


@declares(Rule.LINK_THINGS)
@require_POST
def end_link(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """End a link of this thing."""
    found = _found(request, reference)
    made = queries.link_seen_by(request.user, number)
    if made is None:
        raise Http404(_("This link has ended already, or never was."))
    actions.end_link(by=person_of(request), made=made)
    return redirect("thread:thread", found.thing.reference)


def _found(request: HttpRequest, reference: str) -> Thread:
    """The thread, or a page that says only that there is none: not whether it is hidden."""
    found = thread_of(request.user, reference)
    if found is None:
        raise Http404
    return found
