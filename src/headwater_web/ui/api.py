"""What other apps may use of this one: the release that is shown, and pages made from it."""

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from headwater.released.opened import Release
from headwater.released.reader import NoReleaseYet, ReleasedReader
from headwater.vocabulary.faults import ExitCode, Fault

Parameters = ParamSpec("Parameters")
ReleaseView = Callable[Concatenate[HttpRequest, Release, Parameters], HttpResponseBase]
View = Callable[..., HttpResponseBase]

_NOWHERE = {ExitCode.NOT_FOUND, ExitCode.USAGE}
"""Faults that mean a page was asked for that does not exist."""


def released_reader() -> ReleasedReader:
    """The reader of the releases that this site is configured with."""
    return ReleasedReader(settings.HEADWATER_RELEASED)


def current_release() -> Release | None:
    """The current release, or nothing before the first."""
    try:
        return released_reader().open()
    except NoReleaseYet:
        return None


def released_page(view: ReleaseView[Parameters]) -> View:
    """Hand the current release to a view, and let a visitor's browser keep what it answers.

    A release never changes, so for a visitor who is not signed in a page is the same until the
    next release: its ETag is the release's id with the page's address. Pages of people who are
    signed in name them, so they are private and always asked for again.
    """

    @wraps(view)
    def with_release(
        request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponseBase:
        release = current_release()
        if release is None:
            return render(request, "ui/no_release_yet.html")
        if request.user.is_authenticated:
            return _private(_answer(view, request, release, args, kwargs))
        etag = f'"{release.release_id}.{pages_version()}"'
        unchanged = get_conditional_response(request, etag=etag)
        response = unchanged or _answer(view, request, release, args, kwargs)
        if response.status_code in {200, 304}:
            response.headers["ETag"] = etag
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        patch_vary_headers(response, ("Cookie",))
        return response

    return with_release


def page_of_today(view: ReleaseView[Parameters]) -> View:
    """The same for a page that also shows what people keep here, which changes between releases.

    A browser asks for it again each time.
    """

    @wraps(view)
    def with_release(
        request: HttpRequest, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponseBase:
        release = current_release()
        if release is None:
            return render(request, "ui/no_release_yet.html")
        return _private(_answer(view, request, release, args, kwargs))

    return with_release


def fault_page(request: HttpRequest, fault: Fault) -> HttpResponse:
    """The page for something that is not there: what was found, and what to try."""
    return render(request, "404.html", {"fault": fault}, status=404)


def static_folder() -> Path:
    """The folder of the site's built styles and typeface."""
    return Path(__file__).resolve().parent / "static" / "ui" / "build"


@lru_cache(maxsize=1)
def pages_version() -> str:
    """Changes when the site's own code or templates do, in the same way in every process."""
    package = Path(__file__).resolve().parent.parent
    files = (path for path in package.rglob("*.*") if path.suffix in {".py", ".html", ".css"})
    return f"{max(path.stat().st_mtime_ns for path in files):x}"


def _answer(
    view: Callable[..., HttpResponseBase],
    request: HttpRequest,
    release: Release,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> HttpResponseBase:
    try:
        return view(request, release, *args, **kwargs)
    except Fault as fault:
        if fault.exit_code not in _NOWHERE:
            raise
        return fault_page(request, fault)


def _private(response: HttpResponseBase) -> HttpResponseBase:
    patch_cache_control(response, private=True, no_cache=True)
    return response
