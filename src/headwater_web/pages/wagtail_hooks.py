"""What editors do to pages goes on record, as every other act does.

Wagtail calls these inside its own views, which run in one transaction (see config.urls).
"""

from collections.abc import Callable, Iterable
from typing import Any, cast

from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from headwater_web.audit.api import Actor, record

ACTS = {
    "after_create_page": "pages.page_created",
    "after_edit_page": "pages.page_edited",
    "after_publish_page": "pages.page_published",
    "after_unpublish_page": "pages.page_withdrawn",
    "after_delete_page": "pages.page_deleted",
    "after_move_page": "pages.page_moved",
}


def _editor(request: HttpRequest) -> Actor:
    """Whoever edits: our rule stands before the editor, so it is somebody signed in."""
    return cast(Actor, request.user)


def _recorder(action: str) -> Callable[..., None]:
    def on_record(request: HttpRequest, page: Page, *_others: Any) -> None:
        record(actor=_editor(request), action=action, about=f"page/{page.slug}")

    return on_record


for hook, action in ACTS.items():
    hooks.register(hook, _recorder(action))


@hooks.register("after_copy_page")
def record_copy(request: HttpRequest, page: Page, copied: Page) -> None:
    """A copy is a new page; which page it was copied from is said beside it."""
    details = {"from": page.slug}
    record(
        actor=_editor(request),
        action="pages.page_copied",
        about=f"page/{copied.slug}",
        details=details,
    )


@hooks.register("after_bulk_action")
def record_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], _action: Any
) -> None:
    """Several at once: one event for each."""
    for each in objects:
        if isinstance(each, Page):
            record(
                actor=_editor(request),
                action="pages.pages_changed_together",
                about=f"page/{each.slug}",
                details={"act": action_type},
            )
