"""Writing the first plain pages of a new site."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Page, Site

from headwater_web.audit.api import record
from headwater_web.pages.models import PlainPage


@dataclass(frozen=True, slots=True)
class FirstPage:
    """A page that every new site begins with, for its editors to make their own."""

    slug: str
    title: str
    introduction: str
    body: str


@transaction.atomic
def add_first_pages(*, pages: tuple[FirstPage, ...]) -> tuple[str, ...]:
    """Add and publish the pages that are not there yet; returns the slugs of those added."""
    parent = Site.objects.get(is_default_site=True).root_page
    missing = [page for page in pages if not parent.get_children().filter(slug=page.slug).exists()]
    for page in missing:
        _publish(parent, page)
        record(actor=None, action="pages.page_added", about=f"page/{page.slug}")
    return tuple(page.slug for page in missing)


def _publish(parent: Page, page: FirstPage) -> None:
    child = PlainPage(
        title=page.title, slug=page.slug, introduction=page.introduction, body=page.body
    )
    parent.add_child(instance=child)
    child.save_revision().publish()
