"""Pages of the data standard: field lists by version, to read and to take away."""

from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.opened import Release
from headwater.released.standard import Standard, StandardFeed, StandardField
from headwater_web.accounts.api import Rule, declares
from headwater_web.publications import standard_files
from headwater_web.ui.api import released_page, released_reader
from headwater_web.ui.words import plain_words

_TYPES = {
    "string": gettext_lazy("text"),
    "integer": gettext_lazy("whole number"),
    "number": gettext_lazy("number"),
    "boolean": gettext_lazy("yes or no"),
    "date": gettext_lazy("date"),
    "timestamp": gettext_lazy("date and time"),
}
_CONTENT_TYPES = {
    standard_files.SPECIFICATION: "application/yaml; charset=utf-8",
    standard_files.FIELDS: "text/csv; charset=utf-8",
    standard_files.CODES: "text/csv; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field in words."""

    field: StandardField
    type: str
    needed: str
    characteristic: str


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """The feeds of the minimum, or the others."""

    title: str
    feeds: tuple[StandardFeed, ...]


@declares(Rule.EVERYONE)
@released_page
def standard(request: HttpRequest, release: Release) -> HttpResponse:
    """Every feed of the standard, those of the minimum first."""
    found = release.standard
    groups = _groups(found) if found else ()
    context = {"release": release, "standard": found, "groups": groups}
    return render(request, "publications/standard.html", context)


@declares(Rule.EVERYONE)
@released_page
def feed_page(request: HttpRequest, release: Release, feed: str) -> HttpResponse:
    """The fields of one feed."""
    found = _feed(release, feed)
    context = {
        "release": release,
        "standard": release.standard,
        "feed": found,
        "rows": [field_row(each) for each in found.fields],
    }
    return render(request, "publications/standard_feed.html", context)


@declares(Rule.EVERYONE)
@released_page
def standard_zip(request: HttpRequest, release: Release) -> HttpResponseBase:  # noqa: ARG001
    """Everything that is handed over, in one ZIP."""
    path = standard_files.standard_archive(released_reader(), release.release_id)
    if path is None or release.standard is None:
        raise Http404
    name = f"data-standard-{release.standard.version}.zip"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


@declares(Rule.EVERYONE)
@released_page
def feed_file(
    request: HttpRequest,  # noqa: ARG001
    release: Release,
    feed: str,
    name: str,
) -> HttpResponse:
    """The specification, the fields or the codes of one feed, as they are handed over."""
    found = _feed(release, feed)
    reader = released_reader()
    content = standard_files.standard_file(reader, release.release_id, feed=found.feed, name=name)
    if content is None:
        raise Http404
    called = f"{found.feed}-{found.version}-{name}"
    return HttpResponse(
        content,
        content_type=_CONTENT_TYPES[name],
        headers={"Content-Disposition": f'attachment; filename="{called}"'},
    )


def field_row(field: StandardField) -> FieldRow:
    """One field as a reader meets it."""
    return FieldRow(
        field,
        str(_TYPES.get(field.type, field.type)),
        _needed(field),
        plain_words(field.characteristic),
    )


def _needed(field: StandardField) -> str:
    """What is asked of the field: in the file, in every row, or neither."""
    if field.is_minimum and field.is_required:
        return _("Minimum: in the file, and filled in every row")
    if field.is_minimum:
        return _("Minimum: in the file; a row may leave it empty")
    return _("May be left out; if it is there, every row") if field.is_required else _("Optional")


def _groups(found: Standard) -> tuple[FeedGroup, ...]:
    minimum = tuple(each for each in found.feeds if each.in_minimum)
    others = tuple(each for each in found.feeds if not each.in_minimum)
    return (FeedGroup(_("The minimum dataset"), minimum), FeedGroup(_("Other feeds"), others))


def _feed(release: Release, name: str) -> StandardFeed:
    found = release.standard.feed(name) if release.standard else None
    if found is None:
        raise Http404
    return found
