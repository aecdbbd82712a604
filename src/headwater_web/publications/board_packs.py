"""Pages of the board pack: on a screen, and as a document to print or send."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares
from headwater_web.governance.api import meetings_from
from headwater_web.publications.board_pack import BoardPack, board_pack
from headwater_web.ui.printing import pdf_page


@declares(Rule.SEE_BOARD_PAPERS)
@require_GET
@never_cache
def packs(request: HttpRequest) -> HttpResponse:
    """The meetings to come, each with its pack."""
    context = {"meetings": meetings_from(timezone.localdate())}
    return render(request, "publications/board_packs.html", context)


@declares(Rule.SEE_BOARD_PAPERS)
@require_GET
@never_cache
def pack(request: HttpRequest, reference: str) -> HttpResponse:
    """The pack of one meeting, as it stands now."""
    context = {"pack": _found(request, reference)}
    return render(request, "publications/board_pack.html", context)


@declares(Rule.SEE_BOARD_PAPERS)
@require_GET
@never_cache
def pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """The same as PDF/UA; where that cannot be made here, back to the page with the reason."""
    found = _found(request, reference)
    return pdf_page(
        request,
        "publications/board_pack_document.html",
        {"pack": found},
        name=f"board-pack-{found.meeting.day.isoformat()}",
        instead=reverse("publications:board_pack", args=[reference]),
    )


def _found(request: HttpRequest, reference: str) -> BoardPack:
    found = board_pack(request.user, reference, today=timezone.localdate())
    if found is None:
        raise Http404
    return found
