"""A draft with its numbers as they are now, and what was said of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from headwater.released.editions import content
from headwater.released.editions.content import Cut, Function
from headwater.released.opened import Release
from headwater.released.words import day_words
from headwater_web.accounts.api import Asker, display_names
from headwater_web.needs.contents import as_module, digest_of, named_in
from headwater_web.needs.elsewhere import told_of
from headwater_web.needs.models import Absence, EditionPage, ModulePage, SaidThen
from headwater_web.needs.numbers import of_release, with_then
from headwater_web.needs.queries.seeing import cut_of, may_see_draft
from headwater_web.needs.queries.shelf import edition_page, edition_pages, module_pages
from headwater_web.needs.showing import ShownModule, shown_module, with_texts
from headwater_web.ui.api import current_release


@dataclass(frozen=True, slots=True)
class DraftModule:
    """One module of a draft: the page that is edited, and how it reads now."""

    page: ModulePage
    shown: ShownModule

    @property
    def moved(self) -> int:
        """How many of its texts hold a number that moved since they were written."""
        return len({text.digest for text in self.shown.texts if text.moved})


@dataclass(frozen=True)
class Draft:
    """An edition while it is written: every module, whoever reads it."""

    page: EditionPage
    pages: tuple[ModulePage, ...]
    modules: tuple[content.Module, ...]
    absences: tuple[content.Absence, ...]
    release: Release | None

    @property
    def reference(self) -> str:
        """SN- and its number."""
        return str(self.page.reference)

    @cached_property
    def digest(self) -> str:
        """What a sign-off of it as it is stands for."""
        return digest_of(self.page.title, self.page.what_changed, self.modules, self.absences)

    @property
    def release_id(self) -> str:
        """The release whose numbers it says now, empty before the first."""
        return self.release.release_id if self.release is not None else ""

    @cached_property
    def shown(self) -> tuple[DraftModule, ...]:
        """Every module with its numbers as they are now, and as they were when it was written."""
        saying = of_release(self.release)
        then = _then(self.reference)
        return tuple(
            DraftModule(page, _with_then(shown_module(module, saying, self.release), then))
            for page, module in zip(self.pages, self.modules, strict=True)
        )

    def shown_to(self, cut: Cut) -> tuple[DraftModule, ...]:
        """The modules that a cut holds."""
        return tuple(each for each in self.shown if cut.holds(each.shown.module.cut))

    def module(self, key: str, cut: Cut) -> DraftModule | None:
        """One module, if the cut holds it."""
        return next((each for each in self.shown_to(cut) if each.page.slug == key), None)

    @property
    def without_module(self) -> tuple[Function, ...]:
        """The functions of the four that no module serves."""
        served = {each.function for each in self.modules if each.blocks or each.computed}
        return tuple(each for each in Function if each not in served)


def draft(reference: str) -> Draft | None:
    """The draft of an edition as it is now."""
    page = edition_page(reference)
    return _draft(page) if page is not None else None


def draft_seen_by(person: Asker, reference: str) -> Draft | None:
    """The same, if somebody may read it. Show them no more than their cut of it."""
    return draft(reference) if may_see_draft(person, reference) else None


def drafts_seen_by(person: Asker) -> tuple[EditionPage, ...]:
    """The editions that were started whose drafts somebody may read, newest first."""
    return tuple(page for page in edition_pages() if may_see_draft(person, page.reference))


def readers_cut(person: Asker) -> Cut:
    """The cut up to which somebody reads drafts."""
    return cut_of(person)


def _draft(page: EditionPage) -> Draft:
    pages = module_pages(page)
    told = told_of(named_in(pages), today=timezone.localdate())
    modules = tuple(as_module(each, told) for each in pages)
    return Draft(page, pages, modules, absences_of(page.reference), current_release())


def absences_of(reference: str) -> tuple[content.Absence, ...]:
    """Why functions are absent, the newest word on each."""
    newest = {each.function: each for each in Absence.objects.filter(edition=reference)}
    names = display_names(each.said_by for each in newest.values())
    return tuple(
        content.Absence(
            Function(each.function),
            each.because,
            names.get(each.said_by, ""),
            timezone.localdate(each.said_at),
        )
        for each in newest.values()
    )


Then = dict[tuple[str, str], tuple[str, str]]
"""How tokens read: by the digest of their text and the token, the words and the day."""


def _then(reference: str) -> Then:
    rows: Iterable[SaidThen] = SaidThen.objects.filter(edition=reference)
    return {
        (row.text_digest, row.token): (row.words, day_words(timezone.localdate(row.read_at)))
        for row in rows
    }


def _with_then(module: ShownModule, then: Then) -> ShownModule:
    changed = {text.digest: with_then(text, then) for text in module.texts}
    return with_texts(module, changed)
