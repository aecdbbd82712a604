"""Starting an edition: from the partnership's outline, or from the edition before it."""

from collections.abc import Collection, Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from headwater.released.editions.frozen import texts_of
from headwater_web.accounts.api import edition_writers
from headwater_web.audit.api import Actor, record
from headwater_web.needs.actions.writing import Brought, bring_numbers, note_numbers
from headwater_web.needs.contents import as_module
from headwater_web.needs.elsewhere import Told
from headwater_web.needs.models import EditionPage, EditionsPage, ModulePage, SaidThen
from headwater_web.needs.outline import PlannedModule
from headwater_web.needs.queries.shelf import edition_page, module_pages, shelf
from headwater_web.thread.api import take_reference

_WRITERS_MAY = ("add_page", "change_page", "lock_page", "unlock_page")


@transaction.atomic
def start_edition(
    *,
    by: Actor | None,
    title: str,
    modules: Iterable[PlannedModule],
    previous: str = "",
    brought: Collection[Brought] = (),
) -> EditionPage:
    """Begin a new edition with planned modules. `previous` is the published one before it.

    `brought` says how numbers read in words that were written before.
    """
    edition = _new_edition(by, title, previous)
    for planned in modules:
        _place(by, edition, _module_page(planned), brought)
    return edition


@transaction.atomic
def start_from(*, by: Actor, title: str, earlier: str, previous: str) -> EditionPage:
    """Begin a new edition with the modules of an earlier one, as they were saved last.

    A number that moved since the words were written there is one that moved here too. Raises
    LookupError where there is no such edition.
    """
    found = edition_page(earlier)
    if found is None:
        raise LookupError(earlier)
    edition = _new_edition(by, title, previous)
    brought = _brought_from(earlier)
    for page in module_pages(found):
        names = ("cut", "function", "computed", "area_code", "blocks", "easy", "outside")
        copied = {name: getattr(page, name) for name in names}
        _place(by, edition, ModulePage(title=page.title, slug=page.slug, **copied), brought)
    return edition


def _brought_from(edition: str) -> Collection[Brought]:
    """How the numbers of an edition's words read, by the newest word on each."""
    newest = {(row.text_digest, row.token): row for row in SaidThen.objects.filter(edition=edition)}
    return tuple(
        Brought(
            row.text_digest,
            row.token,
            row.words,
            row.release_id,
            row.read_at,
            row.read_by,
            row.read_again,
        )
        for row in newest.values()
    )


def _new_edition(by: Actor | None, title: str, previous: str) -> EditionPage:
    reference = take_reference("SN")
    edition = EditionPage(
        title=title,
        slug=reference.lower(),
        live=False,
        reference=reference,
        previous=previous,
        started_at=timezone.now(),
        started_by=by.audit_reference if by is not None else "",
    )
    _shelf().add_child(instance=edition)
    edition.save_revision()
    record(actor=by, action="needs.edition_started", about=edition.audit_reference)
    return edition


def _module_page(planned: PlannedModule) -> ModulePage:
    page = ModulePage(
        title=planned.title,
        slug=planned.key,
        cut=planned.cut,
        function=planned.function,
        computed=planned.computed,
        area_code=planned.area_code,
    )
    page.blocks = list(planned.blocks)
    page.easy = [("sentence", each) for each in planned.easy]
    page.outside = [
        ("number", {"number": number, "source": source}) for number, source in planned.outside
    ]
    return page


def _place(
    by: Actor | None, edition: EditionPage, page: ModulePage, brought: Collection[Brought]
) -> None:
    page.live = False
    edition.add_child(instance=page)
    page.save_revision()
    texts = texts_of(as_module(page, Told()))
    bring_numbers(edition=edition, module=page.slug, texts=texts, brought=brought)
    note_numbers(by=by, edition=edition, module=page.slug, texts=texts)


def _shelf() -> EditionsPage:
    """The shelf, with leave for those who write. Made when it is first needed."""
    found = shelf()
    if found is None:
        found = EditionsPage(title="Needs assessments", slug="needs-assessments", live=False)
        Page.get_first_root_node().add_child(instance=found)
    _let_write(edition_writers(), found)
    return found


def _let_write(writers: Group, on: EditionsPage) -> None:
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=_WRITERS_MAY
    ):
        GroupPagePermission.objects.get_or_create(group=writers, page=on, permission=permission)
