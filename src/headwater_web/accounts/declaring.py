"""Every route says which rule guards it, and is guarded by saying so."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver
from django.views import View

from headwater_web.accounts.rules import Rule, check_may, may

ViewFunction = Callable[..., HttpResponseBase]
Wrapper = Callable[[ViewFunction], ViewFunction]
Guarded = TypeVar("Guarded", bound=Callable[..., Any])
ATTRIBUTE = "declared_rule"


def declares(rule: Rule) -> Callable[[Guarded], Guarded]:
    """Guard a view, a function or a class, with a rule.

    Someone not signed in is sent to sign in; someone signed in without a role for it gets 403
    with the roles that may.
    """

    def declare(view: Any) -> Any:
        if isinstance(view, type) and issubclass(view, View):
            return _declare_class(view, rule)
        return _guarded(view, rule)

    return declare


def declared_rule(view: ViewFunction) -> Rule | None:
    """The rule that a view declares, if it does."""
    rule: Rule | None = getattr(view, ATTRIBUTE, None)
    return rule


def _declare_class(view: type[View], rule: Rule) -> type[View]:
    original = view.dispatch

    @wraps(original)
    def dispatch(self: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        refusal = _refusal(request, rule)
        return refusal or original(self, request, *args, **kwargs)

    # Django copies dispatch's attributes to the function that as_view() returns.
    setattr(dispatch, ATTRIBUTE, rule)
    view.dispatch = dispatch  # type: ignore[method-assign]  # this is what declaring means
    return view


def _guarded(view: ViewFunction, rule: Rule) -> ViewFunction:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return _refusal(request, rule) or view(request, *args, **kwargs)

    setattr(guarded, ATTRIBUTE, rule)
    return guarded


def _refusal(request: HttpRequest, rule: Rule) -> HttpResponseBase | None:
    if may(request.user, rule):
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    check_may(request.user, rule)
    return None


def declare_included(
    rule: Rule,
    include: str | Sequence[URLPattern | URLResolver],
    *,
    exceptions: Mapping[str, Rule] | None = None,
    wrapper: Wrapper | None = None,
) -> list[URLPattern | URLResolver]:
    """Return a third party's routes, each guarded by `rule` (or by its name's exception).

    `include` is a module path or a list of routes. `wrapper` decorates each view further.
    """
    routes = import_module(include).urlpatterns if isinstance(include, str) else include
    return [_declared(route, rule, exceptions or {}, wrapper) for route in routes]


def _declared(
    route: URLPattern | URLResolver,
    rule: Rule,
    exceptions: Mapping[str, Rule],
    wrapper: Wrapper | None,
) -> URLPattern | URLResolver:
    if isinstance(route, URLResolver):
        inner = [_declared(part, rule, exceptions, wrapper) for part in route.url_patterns]
        return URLResolver(
            route.pattern, inner, route.default_kwargs, route.app_name, route.namespace
        )
    view = wrapper(route.callback) if wrapper else route.callback
    guarded = _guarded(view, exceptions.get(route.name or "", rule))
    return URLPattern(route.pattern, guarded, route.default_args, route.name)


@dataclass(frozen=True, slots=True)
class Route:
    """One address pattern of the site and the rule it declares, if it does."""

    pattern: str
    name: str
    view: ViewFunction
    rule: Rule | None


def routes(urlconf: str | None = None) -> tuple[Route, ...]:
    """Every route of the site, as the resolver holds them."""
    return tuple(_routes_in(get_resolver(urlconf).url_patterns, prefix="", namespace=""))


def _routes_in(
    patterns: Sequence[URLPattern | URLResolver], *, prefix: str, namespace: str
) -> Iterator[Route]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _routes_in(pattern.url_patterns, prefix=address, namespace=inner)
        else:
            yield Route(
                pattern=address,
                name=f"{namespace}{pattern.name or ''}",
                view=pattern.callback,
                rule=declared_rule(pattern.callback),
            )
