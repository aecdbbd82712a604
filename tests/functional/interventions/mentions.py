"""Every page, file and answer that mentions a programme, opened as somebody would reach it."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from http import HTTPStatus
from urllib.parse import urlsplit

import requests
from tests.functional.accessibility.finding_pages import NOT_OURS, STRANGER, links_of, route_of
from tests.functional.accessibility.percentages_on_pages import (
    alone_in_file,
    alone_on_page,
    blocks_of,
)
from tests.functional.conftest import Site

from headwater.vocabulary.claims.ladder import Rung
from headwater.vocabulary.claims.overclaims import overclaims

MOST_OF_A_ROUTE = 2
"""Pages of one kind are opened this often, unless one that mentions the programme leads there."""
_NOT_A_CLAIM = re.compile(
    r"violence (?:and vulnerability )?reduction|reducing violence"  # the names of bodies
    r"|\bled to [A-Z]{1,2}-\d+"  # one thing of a thread and the next
    r"|\bproven offences?\b"  # the law's own word
    r"|\bnot that [^.]*",  # what is said not to follow
    re.I,
)
_AGAIN = re.compile(r"re-?offend|\b(?:offend|convict|arrest)\w* again", re.I)
_SENTENCE = re.compile(r"(?<=[.?!])\s+")


class Mention:
    """One answer of the site that mentions the programme."""

    def __init__(self, who: str, address: str, text: str, *, is_page: bool) -> None:
        self.who, self.address, self.text, self.is_page = who, address, text, is_page

    @property
    def where(self) -> str:
        """Who read it, and where."""
        return f"{self.who} at {self.address}"

    def bare_percentages(self) -> Iterator[str]:
        """Percentages that stand alone in it."""
        found = alone_on_page(self.text) if self.is_page else alone_in_file(self.text)
        return (f"{self.where}: {each}" for each in found)

    def says_it_reduces(self, names: tuple[str, ...]) -> Iterator[str]:
        """Sentences about it, or about offending again, that say more than was counted."""
        blocks = blocks_of(self.text) if self.is_page else self.text.splitlines()
        for block in blocks:
            is_about_it = any(name in block for name in names)
            for sentence in _SENTENCE.split(_NOT_A_CLAIM.sub("", block)):
                if sentence.endswith("?") or not (is_about_it or _AGAIN.search(sentence)):
                    continue
                for each in overclaims(sentence, Rung.OUTPUT):
                    yield f"{self.where}: “{each.words}” in “{sentence[:160]}”"


def mentions(site: Site, who: str, key: str, *, names: tuple[str, ...]) -> tuple[Mention, ...]:
    """Follow links from the first page; what mentions the programme is followed without limit."""
    with requests.Session() as browser:
        if who != STRANGER:
            browser.cookies.set("sessionid", key)
        return tuple(_mentions(browser, site, who, names))


def _mentions(
    browser: requests.Session, site: Site, who: str, names: tuple[str, ...]
) -> Iterator[Mention]:
    opened: Counter[str] = Counter()
    done, near, waiting = set[str](), set[str](), deque(["/"])
    while waiting:
        address = waiting.popleft()
        route = route_of(address)
        is_passed_over = opened[route] >= MOST_OF_A_ROUTE and address not in near
        if address in done or is_passed_over:
            continue
        done.add(address)
        answer = browser.get(site.address + address, allow_redirects=False, timeout=60)
        if answer.status_code != HTTPStatus.OK:
            continue
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        links = {each for each in links_of(answer) if not urlsplit(each).path.startswith(NOT_OURS)}
        is_mentioned = any(name in unescape(answer.text) for name in names)
        opened[route] += not is_mentioned
        if is_mentioned:
            yield Mention(who, address, answer.text, is_page=is_page)
            near |= links
        waiting.extend(sorted(links - done))
