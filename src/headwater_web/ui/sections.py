"""The row of sections: which of them a person sees is decided by the rule of the page itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Rule, may, routes


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the site: its name and the page on which it begins."""

    title: Promise
    first_page: str


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section as one person sees it now."""

    title: Promise
    address: str
    is_current: bool


SECTIONS = (
    Section(_("Home"), "dashboard:home"),
    Section(_("Measures"), "dashboard:measures"),
    Section(_("Areas"), "dashboard:areas"),
    Section(_("Data sources"), "dashboard:sources"),
    Section(_("Needs assessment"), "publications:needs_assessment"),
    Section(_("Releases"), "publications:releases"),
    Section(_("Promises"), "strategy:registers"),
    Section(_("Actions"), "strategy:actions"),
    Section(_("Plans"), "strategy:plans"),
    Section(_("Who decides"), "governance:map"),
    Section(_("Board packs"), "publications:board_packs"),
    Section(_("Scrutiny"), "scrutiny:home"),
    Section(_("You said"), "scrutiny:said"),
    Section(_("Standards"), "standards:frameworks"),
    Section(_("Send a file"), "sharing:submissions"),
    Section(_("Who can see what"), "people"),
    Section(_("Record"), "record"),
)


def sections_for(request: HttpRequest) -> Iterator[ShownSection]:
    """The sections that this person may open, in order."""
    # A request that was turned away early, say for its host, has no person yet.
    person = getattr(request, "user", None) or AnonymousUser()
    for section in SECTIONS:
        rule = _rules().get(section.first_page)
        if rule is not None and may(person, rule):
            address = reverse(section.first_page)
            yield ShownSection(section.title, address, _is_current(request.path, address))


def _is_current(path: str, address: str) -> bool:
    return path == address or (address != "/" and path.startswith(address))


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rule | None]:
    """The rule that each named route declares."""
    return {route.name: route.rule for route in routes()}
