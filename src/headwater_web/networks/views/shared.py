"""What the pages share: the page of a form, finding things, refusals in words."""

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.accounts.api import Rule, check_may, may
from headwater_web.governance.api import BodyWords
from headwater_web.networks import refusals
from headwater_web.networks.following import FollowedAsk
from headwater_web.networks.lists import network_lists
from headwater_web.networks.models import Membership, Question, Resource, Use
from headwater_web.networks.queries import asks, memberships, networks, resources

FORM_METHODS = ["GET", "POST"]
REFUSALS: dict[type[refusals.Refused], Promise] = {
    refusals.ChangedMeanwhile: gettext_lazy(
        "Someone changed this while you had it open. What it says now is shown here; nothing of "
        "yours was kept yet. Read it, and send yours again if it still holds."
    ),
    refusals.SentAlready: gettext_lazy(
        "This was sent already. It is sent once, and its words stay: write a new ask instead."
    ),
    refusals.NotSentYet: gettext_lazy(
        "This has not been sent, so nobody can have answered. Record first that it was sent."
    ),
    refusals.Withdrawn: gettext_lazy(
        "This was withdrawn, so nothing more happens to it. Write a new one instead."
    ),
    refusals.NotOfThisUnit: gettext_lazy(
        "You cannot agree in the name of this unit. Name its own decision or letter instead."
    ),
    refusals.BeforeItWasSent: gettext_lazy(
        "This day is before the one on which it was sent. Choose that day or a later one."
    ),
    refusals.NotComeYet: gettext_lazy("This day has not come yet. Choose today or an earlier one."),
    refusals.PutRightAlready: gettext_lazy(
        "Someone put this entry right already. Go back, and look at the entry beside it."
    ),
}


def refusal_words(refusal: refusals.Refused) -> str:
    """Why something cannot be done, and what to do next."""
    if isinstance(refusal, refusals.NotAgreed):
        names = network_lists().names(refusal.units, on=timezone.localdate())
        return _(
            "{units} has not agreed to these words. Ask them to agree here, or record their "
            "decision or letter, before it is sent."
        ).format(units=", ".join(names.values()))
    return str(REFUSALS[type(refusal)])


def form_page(request: HttpRequest, form: Form, **context: Any) -> HttpResponse:
    """A page with one form. `heading`, `button` and `back` are needed; see the template."""
    status = 422 if form.errors else 200
    return render(request, "networks/form.html", {"form": form, **context}, status=status)


def ask_found(request: HttpRequest, reference: str) -> FollowedAsk:
    """An ask that this person may see, or a page that says only that there is none."""
    found = asks.ask_seen_by(request.user, reference, timezone.localdate())
    if found is None:
        raise Http404
    return found


def network_found(key: str) -> BodyWords:
    """A network, ended or not."""
    found = networks.network_with(key)
    if found is None:
        raise Http404
    return found


def resource_found(reference: str) -> Resource:
    """A resource, taken back or not."""
    found = resources.resource_with(reference)
    if found is None:
        raise Http404
    return found


def own_resource(request: HttpRequest, reference: str) -> Resource:
    """A resource of an organisation for which this person may share. Raises NotPermitted."""
    found = resource_found(reference)
    check_may(request.user, Rule.SHARE_RESOURCES, about=found.offered_by)
    return found


def own_use(request: HttpRequest, number: int) -> Use:
    """A use by an organisation for which this person may share. Raises NotPermitted."""
    found = resources.use_with(number)
    if found is None:
        raise Http404
    check_may(request.user, Rule.SHARE_RESOURCES, about=found.organisation)
    return found


def question_found(number: int) -> Question:
    """A question."""
    found = networks.question_with(number)
    if found is None:
        raise Http404
    return found


def membership_found(number: int) -> Membership:
    """A membership."""
    found = memberships.membership_with(number)
    if found is None:
        raise Http404
    return found


def organisations_for(request: HttpRequest, network: str) -> dict[str, str]:
    """The organisations for which this person may share in a network."""
    return networks.organisations_for(
        request.user,
        network,
        timezone.localdate(),
        reaches_all=may(request.user, Rule.MANAGE_NETWORKS),
    )
