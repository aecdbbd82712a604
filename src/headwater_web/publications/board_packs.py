"""Pages of the board pack: on a screen, and as a document to print or send."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares
from headwater_web.governance.api import meetings_from
from headwater_web.publications.board_pack import BoardPack, board_pack
from headwater_web.publications.printing import PrintingAbsent, as_pdf


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
    context = {
        "pack": found,
        "site": request.build_absolute_uri("/").rstrip("/"),
        "made_on": timezone.localdate(),
    }
    try:
        document = as_pdf("publications/board_pack_document.html", context, style="board_pack.css")
    except PrintingAbsent:
        messages.info(
            request, _("PDF files cannot be made on this machine. Print this page instead.")
        )
        return redirect("publications:board_pack", reference)
    name = f"board-pack-{found.meeting.day.isoformat()}.pdf"
    return HttpResponse(
        document,
        headers={
            "Content-Type": "application/pdf",
            "Content-Disposition": f'inline; filename="{name}"',
        },
    )


def _found(request: HttpRequest, reference: str) -> BoardPack:
    found = board_pack(request.user, reference, today=timezone.localdate())
    if found is None:
        raise Http404
    return found
