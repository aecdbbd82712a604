"""Drafts as they lie on the shelf: the newest saved words of each page."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db.models import QuerySet
from wagtail.models import Page, Revision

from headwater_web.needs.models import EditionPage, EditionsPage, ModulePage

AnyPage = TypeVar("AnyPage", bound=Page)


def shelf() -> EditionsPage | None:
    """Where drafts lie, once there is one."""
    found: EditionsPage | None = EditionsPage.objects.first()
    return found


def edition_pages() -> tuple[EditionPage, ...]:
    """Every edition that was started, newest first."""
    return _newest_words(EditionPage.objects.order_by("-started_at", "-pk"))


def edition_page(reference: str) -> EditionPage | None:
    """One edition by its reference."""
    found = _newest_words(EditionPage.objects.filter(reference=reference)[:1])
    return found[0] if found else None


def module_pages(edition: EditionPage) -> tuple[ModulePage, ...]:
    """The modules of an edition in their order."""
    return _newest_words(ModulePage.objects.child_of(edition).order_by("path"))


def edition_of(page: ModulePage) -> EditionPage:
    """The edition that a module belongs to."""
    found: EditionPage = EditionPage.objects.ancestor_of(page).get()
    return found


def _newest_words(pages: "QuerySet[AnyPage] | Sequence[AnyPage]") -> tuple[AnyPage, ...]:
    """Each page as it was saved last, whether or not the editor calls it published."""
    known: Iterable[AnyPage] = list(pages)
    revisions = Revision.objects.in_bulk(
        [page.latest_revision_id for page in known if page.latest_revision_id]
    )
    return tuple(
        page.with_content_json(revisions[page.latest_revision_id].content)
        if page.latest_revision_id in revisions
        else page
        for page in known
    )
