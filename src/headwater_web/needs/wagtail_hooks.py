"""What follows when the editor saves words of a needs assessment, and what it may not do to them.

Wagtail calls these inside its own views, which run in one transaction (see config.urls).
"""

from collections.abc import Iterable
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from headwater.released.editions.frozen import texts_of
from headwater_web.accounts.api import Rule, check_may
from headwater_web.audit.api import Actor
from headwater_web.needs.actions.writing import note_numbers
from headwater_web.needs.contents import as_module
from headwater_web.needs.elsewhere import Told
from headwater_web.needs.models import EditionPage, EditionsPage, ModulePage
from headwater_web.needs.numbers import of_release, shown_text
from headwater_web.needs.queries.shelf import edition_of
from headwater_web.ui.api import current_release

OURS = (EditionPage, EditionsPage, ModulePage)


def note_words(request: HttpRequest, page: Page) -> None:
    """Write down how the numbers of saved words read, and say which cannot be said."""
    module = page.specific
    if not isinstance(module, ModulePage):
        return
    newest = cast(ModulePage, module.get_latest_revision_as_object())
    texts = texts_of(as_module(newest, Told()))
    edition = edition_of(newest)
    note_numbers(by=cast(Actor, request.user), edition=edition, module=newest.slug, texts=texts)
    saying = of_release(current_release())
    for fault in dict.fromkeys(f for text in texts for f in shown_text(text, saying).faults):
        messages.warning(request, _("Saved. This number cannot be said: {0}").format(fault))


hooks.register("after_create_page", note_words)
hooks.register("after_edit_page", note_words)


@hooks.register("before_edit_page")
@hooks.register("before_delete_page", order=-1)
@hooks.register("before_publish_page")
@hooks.register("before_unpublish_page")
def only_writers(request: HttpRequest, page: Page, *_more: Any) -> None:
    """Wagtail lets its moderators change every page; ours are changed by those who write editions.

    Raises NotPermitted.
    """
    if isinstance(page.specific, OURS):
        check_may(request.user, Rule.WRITE_EDITIONS)


@hooks.register("before_create_page")
def only_writers_add(request: HttpRequest, parent: Page, _kind: type[Page]) -> None:
    """The same for a new module. Raises NotPermitted."""
    if isinstance(parent.specific, OURS):
        check_may(request.user, Rule.WRITE_EDITIONS)


@hooks.register("before_bulk_action")
def only_writers_together(
    request: HttpRequest, _act: str, objects: Iterable[Any], _action: Any
) -> None:
    """The same for several pages at once. Raises NotPermitted."""
    if any(isinstance(each, Page) and isinstance(each.specific, OURS) for each in objects):
        check_may(request.user, Rule.WRITE_EDITIONS)


@hooks.register("before_delete_page")
def keep_editions(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An edition has sign-offs and comments that must stay answerable; a module may go."""
    if not isinstance(page.specific, EditionPage | EditionsPage):
        return None
    messages.error(
        request, _("A needs assessment is not deleted. Take its modules out one by one instead.")
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_copy_page")
def copy_nothing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy would have the reference of another edition: start a new one from our pages."""
    if not isinstance(page.specific, OURS):
        return None
    messages.error(
        request, _("Start a new edition from the page “Drafts” of the needs assessment instead.")
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_move_page")
def move_within(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """A module stays in its edition: its comments and its numbers are kept under its reference."""
    if not isinstance(page.specific, OURS):
        return None
    if page.get_parent().pk == destination.pk:
        return None
    messages.error(request, _("A module stays in its edition. Write it anew in the other one."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)
