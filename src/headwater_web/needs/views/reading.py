"""Reading what was published: cover, modules, easy read, files, search."""

from mimetypes import guess_type

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater.released.editions.content import Cut
from headwater.released.opened import Release
from headwater_web.accounts.api import Rule, declares, may
from headwater_web.needs.forms.reading import SearchForm
from headwater_web.needs.models import FunctionChoice
from headwater_web.needs.queries.differences import difference
from headwater_web.needs.queries.documents import computed_part, documents
from headwater_web.needs.queries.drafts import drafts_seen_by
from headwater_web.needs.queries.published import (
    SeenEdition,
    edition_seen_by,
    files_of,
    newest_for_everyone,
)
from headwater_web.needs.queries.release_assessment import release_assessment
from headwater_web.needs.queries.searching import modules_with
from headwater_web.needs.views.shared import edition_found, module_found
from headwater_web.ui.api import current_release, released_page

_SHOWN = {".html", ".pdf", ".svg", ".png", ".css", ".woff2"}
DOCUMENT_POLICY = {
    "default-src": [NONE],
    "script-src": [NONE],
    # A document is one whole with its own styles, and holds no script.
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:"],
    "font-src": [SELF, "data:"],
}


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """The newest edition that is out; before the first, the numbers of the release."""
    seen = newest_for_everyone(request.user)
    if seen is not None:
        return _cover(request, seen, is_newest=True, is_home=True)
    release = current_release()
    context = {
        "release": release,
        "assessment": release_assessment(release) if release is not None else None,
        "drafts": drafts_seen_by(request.user),
    }
    return render(request, "needs/no_edition.html", context)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def edition(request: HttpRequest, edition_id: str) -> HttpResponse:
    """The cover of one version."""
    seen = edition_found(request.user, edition_id)
    newest = newest_for_everyone(request.user)
    is_newest = newest is not None and newest.edition_id == edition_id
    return _cover(request, seen, is_newest=is_newest)


def _cover(
    request: HttpRequest, seen: SeenEdition, *, is_newest: bool, is_home: bool = False
) -> HttpResponse:
    before = edition_seen_by(request.user, seen.edition.content.previous)
    context = {
        **_seen(request, seen),
        "is_newest": is_newest,
        "is_home": is_home,
        "newest": None if is_newest else newest_for_everyone(request.user),
        "modules": [seen.words(each) for each in seen.modules],
        "has_places": any(each.area_code for each in seen.modules),
        "before": before,
        "difference": difference(before, seen) if before is not None else None,
        "documents": documents(seen),
        "absences": [
            (FunctionChoice(each.function.value).label, each)
            for each in seen.edition.content.absences
        ],
        "address": request.build_absolute_uri(),
        "drafts": drafts_seen_by(request.user),
        "sees_feedback": may(request.user, Rule.SEE_FULL_CUT),
    }
    return render(request, "needs/cover.html", context)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def module(request: HttpRequest, edition_id: str, key: str) -> HttpResponse:
    """One module: a short read with its contents beside it."""
    seen = edition_found(request.user, edition_id)
    found = module_found(seen, key)
    place = seen.modules.index(found)
    context = {
        **_seen(request, seen),
        "shown": seen.shown(found),
        "module": found,
        "computed": computed_part(seen, key) if found.computed else None,
        "before": seen.modules[place - 1] if place else None,
        "after": seen.modules[place + 1] if place + 1 < len(seen.modules) else None,
        "function": FunctionChoice(found.function.value).label if found.function else "",
    }
    return render(request, "needs/module.html", context)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def easy(request: HttpRequest, edition_id: str) -> HttpResponse:
    """The easy read: one idea a line, its numbers those of the edition."""
    seen = edition_found(request.user, edition_id)
    modules = [seen.words(each) for each in seen.modules if each.easy]
    return render(request, "needs/easy.html", {**_seen(request, seen), "modules": modules})


@declares(Rule.EVERYONE)
@csp_replace(DOCUMENT_POLICY)
@require_GET
@never_cache
def document(request: HttpRequest, edition_id: str, cut: str, name: str) -> HttpResponseBase:
    """One file of an edition, looked up by name in the cut, never by a path asked for."""
    seen = edition_found(request.user, edition_id)
    path = files_of(seen, Cut(cut)).get(name) if cut in set(Cut) else None
    if path is None:
        raise Http404
    response = FileResponse(
        path.open("rb"),
        as_attachment=path.suffix not in _SHOWN,
        filename=f"{edition_id}-{path.name}",
        content_type=_content_type(path.name),
    )
    patch_cache_control(response, private=True)
    return response


def _content_type(name: str) -> str:
    known = guess_type(name)[0] or "application/octet-stream"
    return f"{known}; charset=utf-8" if known.startswith("text/") else known


@declares(Rule.EVERYONE)
@released_page
def of_release(request: HttpRequest, release: Release) -> HttpResponse:
    """The numbers of the current release in words, written by the engine alone."""
    context = {"release": release, "assessment": release_assessment(release)}
    return render(request, "needs/of_release.html", context)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """Modules of the newest edition that hold some words."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    context = {"form": form, "words": words, "found": modules_with(request.user, words)}
    return render(request, "needs/search.html", context)


def _seen(request: HttpRequest, seen: SeenEdition) -> dict[str, object]:
    """What every page of an edition says of it."""
    return {
        "seen": seen,
        "edition": seen.edition,
        "content": seen.edition.content,
        "contents": seen.modules,
        "may_preview": may(request.user, Rule.PREVIEW_EDITIONS),
    }
