"""The posts of a capacity review, and what each can do."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.standards import actions
from headwater_web.standards.forms import CoverForm, PostForm
from headwater_web.standards.frameworks import CapacityFramework
from headwater_web.standards.models import Assessment, Post
from headwater_web.standards.queries.capacity import post_seen_by
from headwater_web.standards.views.finding_things import found_assessment
from headwater_web.ui.asking import NotAllowedNow


@declares(Rule.MANAGE_ASSESSMENTS)
@require_http_methods(["GET", "POST"])
@never_cache
def add_post(request: HttpRequest, reference: str) -> HttpResponse:
    """Put a post into a review."""
    found = found_assessment(request, reference)
    _capacity_framework(found)
    form = PostForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            post = actions.add_post(by=person_of(request), assessment=found, **form.cleaned_data)
        except NotAllowedNow as fault:
            form.add_error(None, str(fault.words))
        else:
            return redirect("standards:post", post.pk)
    context = {"form": form, "assessment": found}
    return render(request, "standards/add_post.html", context, status=422 if form.errors else 200)


@declares(Rule.MANAGE_ASSESSMENTS)
@require_http_methods(["GET", "POST"])
@never_cache
def post(request: HttpRequest, number: int) -> HttpResponse:
    """What one post can do."""
    found = _found(request, number)
    framework = _capacity_framework(found.assessment)
    form = CoverForm(request.POST if request.method == "POST" else None, framework=framework)
    if form.is_valid():
        try:
            actions.cover_function(by=person_of(request), post=found, **form.cleaned_data)
        except NotAllowedNow as fault:
            form.add_error(None, str(fault.words))
        else:
            return redirect("standards:post", found.pk)
    titles = {each.key: each.title for each in framework.functions}
    covers = found.covers.filter(ended_at=None)
    context = {
        "form": form,
        "post": found,
        "assessment": found.assessment,
        "covers": [(each, titles[each.function]) for each in covers],
    }
    return render(request, "standards/post.html", context, status=422 if form.errors else 200)


@declares(Rule.MANAGE_ASSESSMENTS)
@require_POST
def end_cover(request: HttpRequest, number: int, function: str) -> HttpResponse:
    """Say that a post can no longer do a function."""
    found = _found(request, number)
    try:
        actions.end_cover(by=person_of(request), post=found, function=function)
    except NotAllowedNow as fault:
        messages.error(request, str(fault.words))
    return redirect("standards:post", found.pk)


@declares(Rule.MANAGE_ASSESSMENTS)
@require_POST
def remove_post(request: HttpRequest, number: int) -> HttpResponse:
    """Take a post out of its review."""
    found = _found(request, number)
    try:
        actions.remove_post(by=person_of(request), post=found)
        messages.success(request, _("The post is out of this review."))
    except NotAllowedNow as fault:
        messages.error(request, str(fault.words))
    return redirect("standards:assessment", found.assessment.reference)


def _found(request: HttpRequest, number: int) -> Post:
    found = post_seen_by(request.user, number)
    if found is None:
        raise Http404
    return found


def _capacity_framework(found: Assessment) -> CapacityFramework:
    framework = found.framework
    if not isinstance(framework, CapacityFramework):
        raise Http404
    return framework
