"""Your account; who has which role; who did what."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from headwater_web.accounts import actions, queries
from headwater_web.accounts.declaring import declares
from headwater_web.accounts.forms import EndMembershipForm, MembershipForm, PersonForm
from headwater_web.accounts.invitations import send_link
from headwater_web.accounts.models import Membership
from headwater_web.accounts.roles import TWO_STEPS
from headwater_web.accounts.rules import ADMITS, RULE_WORDS, NotPermitted, Rule
from headwater_web.audit.api import events, verify


@declares(Rule.SIGNED_IN)
def account(request: HttpRequest) -> HttpResponse:
    """Who you are here, your roles, and your second step."""
    person = queries.person_of(request)
    context = {
        "memberships": queries.memberships_of(person),
        "second_step": queries.has_second_step(person),
        "second_step_required": bool(queries.roles_of(person) & TWO_STEPS),
    }
    return render(request, "accounts/account.html", context)


@declares(Rule.SEE_PEOPLE)
def people(request: HttpRequest) -> HttpResponse:
    """Everyone with a role today, what each role may do, and the roles not in force."""
    today = timezone.localdate()
    context = {
        "today": today,
        "memberships": queries.memberships_in_force(today),
        "other_memberships": queries.memberships_not_in_force(today),
        "rules": [(RULE_WORDS[rule], queries.in_order(roles)) for rule, roles in ADMITS.items()],
    }
    return render(request, "accounts/people.html", context)


@declares(Rule.MANAGE_PEOPLE)
def add_person(request: HttpRequest) -> HttpResponse:
    """Add someone, and send them a link to choose a password."""
    form = PersonForm(request.POST or None)
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "accounts/add_person.html", {"form": form}, status=status)
    person = actions.add_person(
        by=queries.person_of(request),
        email=form.cleaned_data["email"],
        name=form.cleaned_data["name"],
    )
    send_link(request, person)
    messages.success(request, _("Added. A link to choose a password is on its way to them."))
    return redirect("grant_membership")


@declares(Rule.MANAGE_PEOPLE)
def grant_membership(request: HttpRequest) -> HttpResponse:
    """Give someone a role."""
    form = MembershipForm(request.POST or None, initial={"starts_on": timezone.localdate()})
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "accounts/grant_membership.html", {"form": form}, status=status)
    actions.grant_membership(by=queries.person_of(request), **form.cleaned_data)
    messages.success(request, _("The role is given."))
    return redirect("people")


@declares(Rule.MANAGE_PEOPLE)
def end_membership(request: HttpRequest, membership_id: int) -> HttpResponse:
    """End someone's role."""
    membership = get_object_or_404(Membership, pk=membership_id, ended_at__isnull=True)
    form = EndMembershipForm(request.POST or None, membership=membership)
    if not form.is_valid():
        context = {"form": form, "membership": membership}
        return render(
            request, "accounts/end_membership.html", context, status=422 if form.errors else 200
        )
    actions.end_membership(
        by=queries.person_of(request),
        membership=membership,
        ends_on=form.cleaned_data["ends_on"],
    )
    messages.success(request, _("The role ends on that day."))
    return redirect("people")


@declares(Rule.READ_AUDIT)
def record_page(request: HttpRequest) -> HttpResponse:
    """Who did what, latest first, with the state of the chain."""
    before = request.GET.get("before", "")
    found = events(before=int(before) if before.isdecimal() else None)
    context = {
        "rows": queries.recorded_rows(found),
        "verification": verify(),
        "older": found[-1].number if found and found[-1].number > 1 else None,
    }
    return render(request, "accounts/record.html", context)


def not_permitted(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: says who may."""
    context: dict[str, Any] = {}
    if isinstance(exception, NotPermitted) and exception.admitted:
        context["who_may"] = _("To “%(what)s”, one of these roles is needed: %(roles)s.") % {
            "what": str(RULE_WORDS[exception.rule]).lower(),
            "roles": ", ".join(str(role.label) for role in exception.admitted),
        }
    return render(request, "403.html", context, status=403)
