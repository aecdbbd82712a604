"""Pages of releases and of open data, and the files themselves."""

from mimetypes import guess_type
from pathlib import Path
from urllib.parse import quote

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control

from headwater.released.opened import Release
from headwater.released.reader import ReleaseNotFound
from headwater_web.accounts.api import Rule, declares
from headwater_web.publications import queries
from headwater_web.ui.api import fault_page, released_page, released_reader

_TYPES = {".parquet": "application/vnd.apache.parquet", ".svg": "image/svg+xml", "": "text/plain"}
_SHOWN = {".html", ".pdf", ".svg", ".png", ".css", ".woff2"}
_DOCUMENT_POLICY = {
    "default-src": [NONE],
    "script-src": [NONE],
    # A released document is one whole with its own styles, and holds no script.
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:"],
    "font-src": [SELF, "data:"],
}


@declares(Rule.EVERYONE)
@csp_replace(_DOCUMENT_POLICY)
def document_file(request: HttpRequest, release_id: str, part: str, name: str) -> HttpResponseBase:
    """One file of a needs assessment, or one of the figures that it shows, as it was released."""
    try:
        path = queries.document_files(released_reader(), release_id, part).get(name)
    except ReleaseNotFound as fault:
        return fault_page(request, fault)
    return _file(request, path, etag=f'"{release_id}.{part}.{quote(name)}"')


@declares(Rule.EVERYONE)
@released_page
def releases(request: HttpRequest, release: Release) -> HttpResponse:
    """Every release, with its open data."""
    context = {"release": release, "releases": queries.releases(released_reader())}
    return render(request, "publications/releases.html", context)


@declares(Rule.EVERYONE)
def release_file(request: HttpRequest, release_id: str, name: str) -> HttpResponseBase:
    """One open-data file of a release."""
    try:
        path = queries.open_data_file(released_reader(), release_id, name)
    except ReleaseNotFound as fault:
        return fault_page(request, fault)
    return _file(request, path, etag=f'"{release_id}.{name}"')


def _file(request: HttpRequest, path: Path | None, *, etag: str) -> HttpResponseBase:
    """A released file; it never changes, so a browser may keep it for as long as it likes."""
    if path is None:
        raise Http404
    response = get_conditional_response(request, etag=etag) or FileResponse(
        path.open("rb"),
        as_attachment=path.suffix not in _SHOWN,
        filename=path.name,
        content_type=_content_type(path),
    )
    response.headers["ETag"] = etag
    patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    return response


def _content_type(path: Path) -> str:
    known = _TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
    return f"{known}; charset=utf-8" if known.startswith("text/") else known
