"""Every version that was published, and what differs between two of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares
from headwater_web.needs.forms.reading import CompareForm
from headwater_web.needs.queries.differences import difference
from headwater_web.needs.queries.published import SeenEdition, editions_seen_by


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def versions(request: HttpRequest) -> HttpResponse:
    """Every version that the reader may see, newest first, and two to compare."""
    found = editions_seen_by(request.user)
    context = {"versions": found, "form": _form(found) if len(found) > 1 else None}
    return render(request, "needs/versions.html", context)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def compare(request: HttpRequest) -> HttpResponse:
    """What differs between two versions, as far as the reader may see both."""
    found = editions_seen_by(request.user)
    by_id = {each.edition_id: each for each in found}
    first, second = (by_id.get(request.GET.get(name, "")) for name in ("first", "second"))
    context: dict[str, object] = {"form": _form(found, first, second), "versions": found}
    if first is not None and second is not None:
        context |= {"first": first, "second": second, "difference": difference(first, second)}
    return render(request, "needs/difference.html", context)


def _form(
    found: tuple[SeenEdition, ...],
    first: SeenEdition | None = None,
    second: SeenEdition | None = None,
) -> CompareForm:
    """Which two; the two newest unless others were chosen."""
    choices = [
        (
            each.edition_id,
            _("{title}, version {version}").format(
                title=each.edition.content.title, version=each.edition.content.version
            ),
        )
        for each in found
    ]
    newest = [each.edition_id for each in found[:2]] or ["", ""]
    initial = {
        "first": first.edition_id if first is not None else newest[-1],
        "second": second.edition_id if second is not None else newest[0],
    }
    return CompareForm(versions=choices, initial=initial)
