"""Pages of the monthly e-mail: what it would say, what was chosen, and ending it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from headwater.released.opened import Release
from headwater_web.accounts.api import Rule, declares, person_of, roles_of
from headwater_web.dashboard.digests.attempts import last_sent
from headwater_web.dashboard.digests.choosing import choose, chosen_by, stop
from headwater_web.dashboard.digests.forms import DigestForm
from headwater_web.dashboard.digests.letter import compose
from headwater_web.dashboard.digests.links import LinkUnreadable, person_of_link
from headwater_web.ui.api import released_page, released_reader
from headwater_web.ui.asking import posted


@declares(Rule.SIGNED_IN)
@require_GET
@never_cache
@released_page
def digest(request: HttpRequest, release: Release) -> HttpResponse:
    """What the e-mail would say today, and whether it is sent."""
    person = person_of(request)
    last = last_sent(person)
    letter = compose(
        person,
        release=release,
        reader=released_reader(),
        last=last,
        today=timezone.localdate(),
    )
    site = request.build_absolute_uri("/").rstrip("/")
    context = {
        "release": release,
        "letter": letter,
        "as_text": render_to_string(
            "dashboard/digest_letter.txt", {"letter": letter, "site": site}
        ),
        "chosen": chosen_by(person),
        "has_role": bool(roles_of(person)),
        "last": last,
    }
    return render(request, "dashboard/digest.html", context)


@declares(Rule.SIGNED_IN)
@require_http_methods(["GET", "POST"])
@never_cache
@released_page
def choose_digest(request: HttpRequest, release: Release) -> HttpResponse:
    """Choose districts, and whether the e-mail is wanted. It is off until somebody asks."""
    person = person_of(request)
    now = chosen_by(person)
    form = DigestForm(
        posted(request),
        release=release,
        initial={"districts": list(now.districts), "wanted": now.wanted},
    )
    if form.is_valid():
        choose(by=person, **form.cleaned_data)
        messages.success(request, _("Your choice is kept."))
        return redirect("dashboard:digest")
    context = {
        "form": form,
        "heading": _("Your districts and your monthly e-mail"),
        "button": _("Keep this choice"),
        "back": reverse("dashboard:digest"),
    }
    return render(request, "ui/asking.html", context, status=422 if form.errors else 200)


# The signed link is what permits this, signed in or not; a mail program that posts to it, as
# RFC 8058 has it, brings no cookie against which a token could be checked.
@csrf_exempt
@declares(Rule.EVERYONE)
@require_http_methods(["GET", "POST"])
@never_cache
def stop_digest(request: HttpRequest, token: str) -> HttpResponse:
    """End the e-mails: opened, it asks; pressed, it ends them. Opening alone changes nothing."""
    try:
        person = person_of_link(token)
    except LinkUnreadable:
        return render(request, "dashboard/digest_link_unreadable.html", status=404)
    if request.method == "POST":
        ended = stop(by=person)
        return render(request, "dashboard/digest_stopped.html", {"ended": ended})
    return render(request, "dashboard/stop_digest.html", {"wanted": chosen_by(person).wanted})
