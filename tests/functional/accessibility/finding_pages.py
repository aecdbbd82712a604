"""Every page of the staged demonstration, found as people find them: by following links.

No route is listed by hand. A new app's pages are found as soon as something links to them, and a
route that nothing links to is a fault that a test names. Scripts do not run here: what is found is
there without them.
"""

import re
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from html import unescape
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import requests
from django.urls import Resolver404, resolve
from tests.functional.accessibility.percentages_on_pages import alone_in_file, alone_on_page
from tests.functional.conftest import Site

from headwater_web.accounts.api import Route

STRANGER = "stranger"
DEPTH = {"chioma": 2, "imani": 1, "hari": 2, "ben": 1, "farah": 1, "dev": 1, STRANGER: 1}
"""In whose name pages are opened, who may do most first; and how many pages of each kind they
open, so that a kind is met in several states."""
FIRST = ("/", "/account/", "/search/?q=north")
"""Where everyone begins: the last is what the search box opens, which is no link."""
NOT_OURS = ("/editor/", "/static/", "/media/", "/sign-out/")
WRITTEN = ("text/", "application/json", "application/geo+json")
MOST_TRIED = 8
TRYING = ("chioma", "imani", "hari", "amara", "farah", "dev", "ellis", "grace")
"""Who tries the forms of other states, and on how many things each."""
UNNAMED = "accounts"
SIGN_IN = "/sign-in/"
_LINK = re.compile(r"""<a\b[^>]*?\bhref=["']([^"'#]+)""", re.IGNORECASE)
_ARGUMENT = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page, and a person who may open it."""

    route: str
    app: str
    who: str
    address: str
    title: str
    has_heading: bool
    has_form: bool
    bytes_sent: int


@dataclass(slots=True)
class Found:
    """What following every link led to."""

    pages: dict[str, FoundPage] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    """Routes that answer with a file, or lead on to a page."""
    buttons: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)
    alone: list[str] = field(default_factory=list)
    """Percentages of pages and files that stand without counts and without an interval."""
    addresses: dict[str, set[str]] = field(default_factory=dict)

    def titles(self) -> dict[str, list[str]]:
        """The addresses of the pages of each title."""
        found: dict[str, list[str]] = defaultdict(list)
        for page in self.pages.values():
            found[page.title].append(page.address)
        return found

    def without(self, patterns: dict[str, Route]) -> list[str]:
        """The routes to which nothing led, and which do not answer buttons alone."""
        known = self.pages.keys() | self.files | self.buttons
        return [pattern for pattern in patterns if pattern not in known]


@dataclass(slots=True)
class Finder:
    """Follows links through a running site."""

    site: Site
    keys: dict[str, str]
    found: Found = field(default_factory=Found)

    def follow_all(self) -> Found:
        """Follow links from the first page as each person in turn."""
        for who, depth in DEPTH.items():
            with self._browser(who) as browser:
                self._follow(browser, who, depth)
        return self.found

    def open_forms_of_other_states(self, patterns: dict[str, Route]) -> set[str]:
        """Try the routes that no link led to on the things that are known. Return the rest.

        A form that is offered in one state alone, such as confirming, is a page in others too:
        it says why it cannot be done.
        """
        for who in TRYING:
            with self._browser(who) as browser:
                for pattern in self.found.without(patterns):
                    self._try(browser, who, pattern)
        return set(self.found.without(patterns))

    def _browser(self, who: str) -> requests.Session:
        browser = requests.Session()
        if who != STRANGER:
            browser.cookies.set("sessionid", self.keys[who])
        return browser

    def _follow(self, browser: requests.Session, who: str, depth: int) -> None:
        opened: Counter[str] = Counter()
        met, waiting = set(FIRST), deque(FIRST)
        while waiting:
            address = waiting.popleft()
            route = route_of(address)
            self.found.addresses.setdefault(route, set()).add(urlsplit(address).path)
            if opened[route] >= depth:
                continue
            opened[route] += 1
            answer = self._open(browser, who, address, route)
            if answer.status_code >= HTTPStatus.BAD_REQUEST:
                self.found.broken.append(f"{who} at {address}: {answer.status_code}")
            new = [link for link in dict.fromkeys(links_of(answer)) if link not in met]
            waiting.extend(new)
            met.update(new)

    def _open(
        self, browser: requests.Session, who: str, address: str, route: str
    ) -> requests.Response:
        answer = browser.get(self.site.address + address, allow_redirects=False, timeout=60)
        if answer.is_redirect and not answer.headers["Location"].startswith(SIGN_IN):
            self.found.files.add(route)
        if answer.status_code != HTTPStatus.OK:
            return answer
        self.found.alone += [f"{who} at {address}: {each}" for each in _alone(answer)]
        if _is_page(answer):
            page = FoundPage(
                *(route, app_of(address), who, address),
                title=_said_in("title", answer.text),
                has_heading=bool(_said_in("h1", answer.text)),
                has_form='method="post" novalidate' in answer.text,
                bytes_sent=int(answer.headers.get("Content-Length", len(answer.content))),
            )
            self.found.pages.setdefault(route, page)
        else:
            self.found.files.add(route)
        return answer

    def _try(self, browser: requests.Session, who: str, pattern: str) -> None:
        """Put what is known of the things on whose pages a route hangs into its address."""
        parts = pattern.split("/")
        for end in range(len(parts) - 1, 0, -1):
            above, tail = "/".join(parts[:end]) + "/", "/".join(parts[end:])
            if above in self.found.addresses:
                self._try_each(browser, who, pattern, above, _ARGUMENT.sub("1", tail))
            if pattern in self.found.pages.keys() | self.found.files | self.found.buttons:
                return

    def _try_each(
        self, browser: requests.Session, who: str, pattern: str, above: str, tail: str
    ) -> None:
        for known in sorted(self.found.addresses[above])[:MOST_TRIED]:
            answer = self._open(browser, who, known + tail, pattern)
            if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
                self.found.buttons.add(pattern)
            if answer.status_code in {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.OK}:
                return


def route_of(address: str) -> str:
    """The route that answers an address; a plain page is a route of its own."""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return "nowhere"
    return urlsplit(address).path if match.url_name == "wagtail_serve" else match.route


def app_of(address: str) -> str:
    """The app whose page it is. The routes of accounts and of the plain pages have no name."""
    names: list[str] = resolve(urlsplit(address).path).app_names
    return names[0] if names and names[0] != "mfa" else UNNAMED


def _said_in(element: str, text: str) -> str:
    """The words of the first such element."""
    found = re.search(rf"<{element}\b[^>]*>(.*?)</{element}>", text, re.DOTALL)
    return " ".join(unescape(found[1]).split()) if found else ""


def _is_page(answer: requests.Response) -> bool:
    return answer.headers.get("Content-Type", "").startswith("text/html")


def _alone(answer: requests.Response) -> tuple[str, ...]:
    """The percentages that stand alone in what was answered, if that is text."""
    if _is_page(answer):
        return alone_on_page(answer.text)
    is_text = answer.headers.get("Content-Type", "").startswith(WRITTEN)
    return alone_in_file(answer.text) if is_text else ()


def links_of(answer: requests.Response) -> list[str]:
    """The links of a page to other pages of the site."""
    if not _is_page(answer):
        return []
    links = (urljoin(answer.url, unescape(link)) for link in _LINK.findall(answer.text))
    ours = (urlsplit(link) for link in links)
    return [
        each.path + (f"?{each.query}" if each.query else "")
        for each in ours
        if each.netloc == urlsplit(answer.url).netloc and not each.path.startswith(NOT_OURS)
    ]
