"""Comments on a draft: made, answered and closed by name."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Asker, Rule, declares, person_of
from headwater_web.needs.actions import reviewing
from headwater_web.needs.forms.reviewing import CommentForm, ReplyForm
from headwater_web.needs.models import Comment
from headwater_web.needs.queries.drafts import Draft, DraftModule
from headwater_web.needs.queries.review import ShownComment, comment_with, comments_of
from headwater_web.needs.views.shared import (
    FORM_METHODS,
    draft_found,
    draft_module_found,
    form_page,
)
from headwater_web.ui.asking import NotAllowedNow, posted


@declares(Rule.COMMENT_ON_EDITIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def comment(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Say something about a module."""
    found, shown = draft_module_found(request.user, reference, key)
    form = CommentForm(posted(request), said=shown.shown.plain)
    if form.is_valid():
        made = reviewing.comment(
            by=person_of(request), edition=found.page, module=key, **form.cleaned_data
        )
        address = reverse("needs:draft_module", args=[reference, key])
        return redirect(f"{address}#comment-{made.pk}")
    return form_page(
        request,
        form,
        caption=f"{reference} · {shown.page.title}",
        heading=_("Comment on this module"),
        introduction=_("Your name stands beside it. It is answered by name, and stays."),
        button=_("Send the comment"),
        back=reverse("needs:draft_module", args=[reference, key]),
    )


@declares(Rule.COMMENT_ON_EDITIONS)
@require_GET
@never_cache
def comments(request: HttpRequest, reference: str) -> HttpResponse:
    """Every comment on the modules that this person may read, the open ones first."""
    found, cut = draft_found(request.user, reference)
    titles = {each.page.slug: each.page.title for each in found.shown_to(cut)}
    known = {each.slug for each in found.pages}
    # Comments on a module that has gone stay readable by the team.
    readable = titles.keys() if len(titles) < len(known) else None
    rows = [
        (each, titles.get(each.comment.module, each.comment.module))
        for each in comments_of(reference)
        if readable is None or each.comment.module in readable
    ]
    context = {
        "draft": found,
        "open": [row for row in rows if row[0].is_open],
        "closed": [row for row in rows if not row[0].is_open],
    }
    return render(request, "needs/comments.html", context)


@declares(Rule.COMMENT_ON_EDITIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def reply(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Answer a comment, or close it."""
    found, made = _comment(request.user, reference, number)
    form = ReplyForm(posted(request))
    if form.is_valid():
        try:
            reviewing.reply(by=person_of(request), edition=found.page, to=made, **form.cleaned_data)
        except NotAllowedNow as refusal:
            form.add_error(None, str(refusal.words))
        else:
            return redirect(f"{reverse('needs:comments', args=[reference])}#comment-{number}")
    return form_page(
        request,
        form,
        caption=reference,
        heading=_("Answer this comment"),
        comment=_shown(reference, made),
        button=_("Send the answer"),
        back=reverse("needs:comments", args=[reference]),
    )


def _comment(person: Asker, reference: str, number: int) -> tuple[Draft, Comment]:
    """A comment on a module that this person may read."""
    found, cut = draft_found(person, reference)
    made = comment_with(number)
    if made is None or made.edition != reference:
        raise Http404
    module: DraftModule | None = found.module(made.module, cut)
    if module is None and made.module in {each.slug for each in found.pages}:
        raise Http404
    return found, made


def _shown(reference: str, made: Comment) -> ShownComment:
    return next(each for each in comments_of(reference) if each.comment.pk == made.pk)
