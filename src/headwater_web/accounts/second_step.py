"""Changes of someone's second step, on record whichever of allauth's pages makes them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

from headwater_web.accounts.models import Person
from headwater_web.audit.api import record

EVENTS = {
    Authenticator.Type.TOTP: "accounts.second_step",
    Authenticator.Type.RECOVERY_CODES: "accounts.recovery_codes",
}


def second_step_on_record(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Record what a page changes of a person's second step, in the transaction of the change.

    allauth tells of a change only after it is committed, when its record could still be lost;
    so what there was before is compared with what there is after.
    """

    @wraps(view)
    def on_record(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person = request.user
        if request.method != "POST" or not isinstance(person, Person):
            return view(request, *args, **kwargs)
        with transaction.atomic():
            before = _second_step_of(person)
            response = view(request, *args, **kwargs)
            after = _second_step_of(person)
            _record_difference(person, before=before, after=after)
        if Authenticator.Type.TOTP in after.keys() - before.keys():
            _spare_asking_again(request, person)
        return response

    return on_record


def _spare_asking_again(request: HttpRequest, person: Person) -> None:
    """Someone who has just typed a code to set up the second step goes on to their codes."""
    record_authentication(request, person, method="mfa", reauthenticated=True, type="totp")


def _second_step_of(person: Person) -> dict[str, int]:
    return dict(Authenticator.objects.filter(user=person).values_list("type", "pk"))


def _record_difference(person: Person, *, before: dict[str, int], after: dict[str, int]) -> None:
    for kind, event in EVENTS.items():
        if before.get(kind) != after.get(kind):
            what = "set_up" if kind in after else "taken_away"
            record(actor=person, action=f"{event}_{what}", about=person.audit_reference)
