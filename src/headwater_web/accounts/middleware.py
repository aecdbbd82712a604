"""Staff and officers set up their second step before anything else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse

from headwater_web.accounts.models import Person
from headwater_web.accounts.queries import must_take_second_step

OPEN_BEFORE = frozenset(
    {
        "mfa_activate_totp",
        "mfa_reauthenticate",
        "account_reauthenticate",
        "account_logout",
        "account_login",
    }
)


class TwoStepsRequired:
    """Sends someone whose role asks for a second step to set it up; nothing else answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request through, or send it to set-up."""
        person = request.user
        if not isinstance(person, Person) or _open_before(request.path_info):
            return self.get_response(request)
        if must_take_second_step(person):
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        return self.get_response(request)


def _open_before(path: str) -> bool:
    try:
        return resolve(path).url_name in OPEN_BEFORE
    except Resolver404:
        return False
