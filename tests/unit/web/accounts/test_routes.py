"""Every route and every role, over the real resolver: the answer is what `may` says."""

import contextlib
import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from types import ModuleType

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.checks import run_checks
from django.http import HttpRequest, HttpResponse
from django.template.backends.django import Template
from django.test import Client, RequestFactory
from django.urls import path, resolve, reverse
from django.utils.safestring import SafeString
from django.views import View
from pytest_django import Settings

from headwater_web.accounts.api import (
    NotPermitted,
    Route,
    Rule,
    declare_included,
    declares,
    may,
    routes,
)
from headwater_web.accounts.checks import every_route_declares_its_rule
from headwater_web.accounts.models import Person
from headwater_web.config.cast import CAST

EVERYBODY = ["stranger", *(member.first_name.lower() for member in CAST)]
SAMPLES = {"int": "1", "str": "x", "slug": "x", "path": "x"}
SAMPLES["reference"] = "A-1"
SAMPLES["uuid"] = "00000000-0000-0000-0000-000000000000"
WRITTEN_OUT = {
    "account_reset_password_from_key": "/password/choose/1-x/",
    "wagtail_serve": "/no-such-page/",
    "wagtailadmin_pages:revisions_compare": "/editor/pages/1/revisions/compare/live...latest/",
}
"""Addresses for the routes whose patterns are regular expressions with groups."""


def address_of(route: Route) -> str:
    """An address that the route answers."""
    if route.name in WRITTEN_OUT:
        return WRITTEN_OUT[route.name]
    pattern = re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES[found[1] or "str"], route.pattern)
    return "/" + pattern.replace("^", "").replace(".*", "no-such-place").removesuffix("$")


def is_third_party(route: Route) -> bool:
    """Routes of the pages' editor, whose views refuse some things on their own as well."""
    return route.pattern.startswith("editor/")


def sends_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == HTTPStatus.FOUND and response["Location"].startswith(
        reverse("account_login") + "?"
    )


def test_every_route_declares_its_rule() -> None:
    undeclared = [route.pattern for route in routes() if route.rule is None]
    assert undeclared == []
    assert len(routes()) > 100


def test_each_sample_address_reaches_its_own_route() -> None:
    missed = [
        (route.pattern, address_of(route))
        for route in routes()
        if resolve(address_of(route)).func is not route.view
    ]
    assert missed == []


@pytest.mark.parametrize("who", EVERYBODY)
def test_each_route_answers_each_person_as_may_says(
    who: str, cast: dict[str, Person], signed_in: Callable[[str], Client]
) -> None:
    client, person = signed_in(who), cast.get(who, AnonymousUser())
    wrong = []
    for route in routes():
        with contextlib.nullcontext() if is_drawn_for(person, route, cast) else undrawn():
            if fault := fault_at(route, client, person):
                wrong.append((route.pattern, fault))
    assert wrong == []


def is_drawn_for(person: Person | AnonymousUser, route: Route, cast: dict[str, Person]) -> bool:
    """Whether this is a stranger, or the first of the cast whom the route answers so."""
    assert route.rule is not None
    if not isinstance(person, Person):
        return True
    answer = may(person, route.rule)
    return person == next(each for each in cast.values() if may(each, route.rule) is answer)


@contextlib.contextmanager
def undrawn() -> Iterator[None]:
    """Everything happens but the drawing of pages: the answers are asked, not the words.

    Every page is drawn for the first who may see it; for ten more people that takes minutes.
    """
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(Template, "render", lambda *_, **__: SafeString(""))
        yield


def fault_at(route: Route, client: Client, person: Person | AnonymousUser) -> str:
    """What is wrong with the answer to one person at one route, or nothing."""
    assert route.rule is not None
    allowed = may(person, route.rule)
    if is_third_party(route):
        return "" if allowed else fault_of_guard(route, person)
    response = client.get(address_of(route))
    if not allowed and not person.is_authenticated:
        return "" if sends_to_sign_in(response) else f"{response.status_code} to a stranger"
    if not allowed:
        return "" if response.status_code == HTTPStatus.FORBIDDEN else f"{response.status_code}"
    refused = response.status_code == HTTPStatus.FORBIDDEN or sends_to_sign_in(response)
    return "refused although allowed" if refused else ""


def fault_of_guard(route: Route, person: Person | AnonymousUser) -> str:
    """The same for the hundred routes of the editor, without drawing a page of refusal each."""
    request = RequestFactory().get(address_of(route))
    request.user = person
    found = resolve(address_of(route))
    try:
        response = found.func(request, *found.args, **found.kwargs)
    except NotPermitted:
        return "" if person.is_authenticated else "refused to a stranger without sign-in"
    return "" if sends_to_sign_in(response) and not person.is_authenticated else "not refused"


@pytest.mark.parametrize(("who", "status"), [("ben", HTTPStatus.FORBIDDEN), ("grace", 200)])
def test_the_guard_of_the_editor_stands_in_a_browser_too(
    who: str, status: int, signed_in: Callable[[str], Client]
) -> None:
    assert signed_in(who).get("/editor/pages/").status_code == status


@pytest.mark.parametrize("address", ["/editor/", "/editor/pages/", "/editor/reports/locked/"])
def test_editors_reach_the_editor(address: str, signed_in: Callable[[str], Client]) -> None:
    assert signed_in("grace").get(address).status_code == HTTPStatus.OK


def test_a_refusal_names_the_roles_that_may(signed_in: Callable[[str], Client]) -> None:
    response = signed_in("dev").get(reverse("people"))
    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "Information-governance lead, Programme manager" in response.content.decode()


@pytest.mark.parametrize("address", ["/_util/login/", "/admin/", "/admin/login/"])
def test_there_is_no_second_way_to_sign_in(address: str, client: Client, db: None) -> None:
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_the_editors_own_sign_in_lets_nobody_in(client: Client, db: None) -> None:
    assert sends_to_sign_in(client.get("/editor/login/"))
    posted = client.post("/editor/login/", {"username": "x", "password": "x"})
    assert sends_to_sign_in(posted)


# --- Planted faults: what the walk must catch ---------------------------------------------------


def unguarded(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


@declares(Rule.READ_AUDIT)
class GuardedView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("seen")


@declares(Rule.READ_AUDIT)
def guarded(request: HttpRequest) -> HttpResponse:
    return HttpResponse("seen")


PLANTED = ModuleType("planted")
PLANTED.urlpatterns = [  # type: ignore[attr-defined]  # a module of routes, as Django reads one
    path("planted/", unguarded, name="planted"),
    path("guarded-class/", GuardedView.as_view(), name="guarded_class"),
    path("guarded/", guarded, name="guarded"),
    *declare_included(
        Rule.SIGNED_IN,
        [path("one/", unguarded, name="one"), path("two/", unguarded, name="two")],
        exceptions={"two": Rule.EVERYONE},
    ),
]


def test_a_planted_undeclared_route_is_caught(settings: Settings) -> None:
    settings.ROOT_URLCONF = PLANTED
    assert [route.name for route in routes() if route.rule is None] == ["planted"]
    (error,) = every_route_declares_its_rule()
    assert "planted/" in error.msg
    assert error in run_checks(tags=["urls"])


def test_functions_classes_and_included_routes_carry_their_rule(settings: Settings) -> None:
    settings.ROOT_URLCONF = PLANTED
    declared = {route.name: route.rule for route in routes()}
    assert declared == {
        "planted": None,
        "guarded_class": Rule.READ_AUDIT,
        "guarded": Rule.READ_AUDIT,
        "one": Rule.SIGNED_IN,
        "two": Rule.EVERYONE,
    }


@pytest.mark.parametrize("view", [guarded, GuardedView.as_view()])
def test_declaring_is_guarding(
    view: Callable[[HttpRequest], HttpResponse], cast: dict[str, Person], rf: RequestFactory
) -> None:
    request = rf.get("/")
    request.user = cast["farah"]
    assert view(request).content == b"seen"
    request.user = cast["amara"]
    with pytest.raises(NotPermitted):
        view(request)
