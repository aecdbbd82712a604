"""The sections of the site: which of them a person sees is decided by the rule of the page itself.

Sections stand in groups. The row of groups is on every page; the row of sections is that of the
group which the page belongs to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker, Rule, may, routes


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its name, its first page, and other beginnings of addresses that belong to it.

    Whatever begins with the address of its first page belongs to it anyway.
    """

    title: Promise
    first_page: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Sections that people look for together."""

    title: Promise
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section, or a group by its first section, as one person sees it now."""

    title: Promise
    address: str
    is_current: bool
    is_here: bool
    """Whether it leads to the very page that is shown."""


@dataclass(frozen=True, slots=True)
class ShownSections:
    """Both rows: groups, and the sections of the current group where there are several."""

    groups: tuple[ShownSection, ...]
    within: tuple[ShownSection, ...]
    group_title: Promise | None


GROUPS = (
    Group(
        _("Home"),
        (
            Section(_("Home"), "dashboard:home"),
            Section(_("Your saved views"), "dashboard:saved_views"),
            Section(_("Your monthly e-mail"), "dashboard:digest"),
        ),
    ),
    Group(
        _("The numbers"),
        (
            Section(_("Measures"), "dashboard:measures", ("/figures/", "/search/", "/factors/")),
            Section(_("Subjects"), "dashboard:subjects"),
            Section(_("Areas"), "dashboard:areas"),
            Section(_("Data sources"), "dashboard:sources", also=("/changes/",)),
            Section(_("Needs assessment"), "needs:home"),
            Section(_("Releases"), "publications:releases"),
        ),
    ),
    Group(
        _("What we do"),
        (
            Section(_("Promises"), "strategy:registers", ("/entries/",)),
            Section(_("Findings"), "strategy:findings"),
            Section(_("Evidence"), "evidence:cards"),
            Section(_("What there is"), "community:assets"),
            Section(_("What we fund"), "interventions:public"),
            Section(_("Programmes"), "interventions:programmes"),
            Section(_("Actions"), "strategy:actions"),
            Section(_("Plans"), "strategy:plans"),
            Section(_("Asks of others"), "networks:asks"),
            Section(_("Funding"), "funding:agreements"),
            Section(_("Providers' returns"), "provider_returns:returns"),
            Section(_("What programmes showed"), "claims:claims"),
            Section(_("Evaluations"), "evaluations:evaluations"),
            Section(_("Returns and reports"), "returns:due"),
        ),
    ),
    Group(
        _("Who decides"),
        (
            Section(_("Bodies and meetings"), "governance:map"),
            Section(_("Board packs"), "publications:board_packs"),
            Section(_("Networks"), "networks:networks"),
        ),
    ),
    Group(
        _("Listening"),
        (
            Section(_("You said"), "scrutiny:said"),
            Section(_("Lived experience"), "lived_experience:themes"),
            Section(_("Scrutiny"), "scrutiny:home"),
            Section(_("Equality"), "equality:assessments"),
        ),
    ),
    Group(_("Standards"), (Section(_("Standards"), "standards:frameworks"),)),
    Group(
        _("Data and access"),
        (
            Section(_("Send a file"), "sharing:submissions"),
            Section(_("Agreements"), "agreements:agreements"),
            Section(_("Who can see what"), "people"),
            Section(_("Record"), "record"),
        ),
    ),
)


def sections_for(request: HttpRequest) -> ShownSections:
    """The groups that this person may open, and the sections of the one that is open."""
    # A request that was turned away early, say for its host, has no person yet.
    person = getattr(request, "user", None) or AnonymousUser()
    groups: list[ShownSection] = []
    within: tuple[ShownSection, ...] = ()
    title: Promise | None = None
    for group in GROUPS:
        shown = tuple(_shown(group, request.path, person))
        if not shown:
            continue
        is_current = any(section.is_current for section in shown)
        # A group of which somebody sees one section alone goes by that section's name.
        name = group.title if len(shown) > 1 else shown[0].title
        groups.append(ShownSection(name, shown[0].address, is_current, shown[0].is_here))
        if is_current and len(shown) > 1:
            within, title = shown, group.title
    return ShownSections(tuple(groups), within, title)


def _shown(group: Group, path: str, person: Asker) -> Iterator[ShownSection]:
    for section in group.sections:
        rule = _rules().get(section.first_page)
        if rule is not None and may(person, rule):
            address = reverse(section.first_page)
            yield ShownSection(
                section.title, address, _is_current(path, address, section.also), path == address
            )


def _is_current(path: str, address: str, also: tuple[str, ...]) -> bool:
    return path == address or (address != "/" and path.startswith((address, *also)))


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rule | None]:
    """The rule that each named route declares."""
    return {route.name: route.rule for route in routes()}
