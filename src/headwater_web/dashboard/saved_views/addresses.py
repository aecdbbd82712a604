"""Which addresses may be kept: pages of the dashboard, with what was chosen on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlencode, urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve, reverse

from headwater_web.accounts.api import Asker, Rule, may, routes

NAMESPACE = "dashboard"
NOT_KEPT = frozenset(
    {
        *("home", "search", "saved_views", "save_view", "view_bundle", "rename_view"),
        *("move_view", "share_view", "remove_view", "digest", "choose_digest", "stop_digest"),
        "measure_embed",
    }
)
"""Pages that have nothing to keep, parts of pages, and those of the kept views themselves."""
LONGEST = 500


class NotAPageOfOurs(ValueError):
    """An address is not one of a page of the dashboard: another site's, a file's, or nobody's."""


@dataclass(frozen=True, slots=True)
class PageAddress:
    """One page of the dashboard and what was chosen on it. `text` is the address to open."""

    route: str
    arguments: Mapping[str, str]
    query: Mapping[str, str]
    text: str


def read_page_address(text: str) -> PageAddress:
    """The page that an address opens, whoever wrote it; put together anew from its parts.

    Raises NotAPageOfOurs for anything that is not a path of a page of the dashboard.
    """
    parts = urlsplit(text)
    is_path = text.startswith("/") and not text.startswith("//")
    if not is_path or parts.scheme or parts.netloc or "\\" in text or not text.isprintable():
        raise NotAPageOfOurs
    try:
        found = resolve(unquote(parts.path))
    except Resolver404:
        raise NotAPageOfOurs from None
    route = found.url_name or ""
    if found.namespace != NAMESPACE or route in NOT_KEPT or not parts.path.endswith("/"):
        raise NotAPageOfOurs
    # As a view reads it: of a name that is given twice, the last.
    chosen = {name: value for name, value in QueryDict(parts.query).items() if value}
    asked = urlencode(chosen)
    path = reverse(f"{NAMESPACE}:{route}", kwargs=found.kwargs)
    address = f"{path}?{asked}" if asked else path
    if len(address) > LONGEST:
        raise NotAPageOfOurs
    return PageAddress(route, found.kwargs, {k: str(v) for k, v in chosen.items()}, address)


def page_rule(address: PageAddress) -> Rule:
    """The rule that the page itself declares, and asks again when it is opened."""
    rules = {each.name: each.rule for each in routes()}
    rule = rules[f"{NAMESPACE}:{address.route}"]
    if rule is None:
        raise NotAPageOfOurs
    return rule


def may_open(person: Asker, address: PageAddress) -> bool:
    """Whether the page's own rule lets somebody open it."""
    return may(person, page_rule(address))
