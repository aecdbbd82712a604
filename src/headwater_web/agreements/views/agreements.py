"""Pages on which agreements are read, and the register that goes to the engine."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import STAFF, Rule, declares, roles_of
from headwater_web.agreements.models import Agreement
from headwater_web.agreements.permitting import missing_for
from headwater_web.agreements.queries.agreements import agreements_of, read, shown
from headwater_web.agreements.queries.register import FILE_NAME, register_file
from headwater_web.agreements.queries.warnings import endings, reviews_due


@declares(Rule.SEE_AGREEMENTS)
@require_GET
@never_cache
def agreements(request: HttpRequest) -> HttpResponse:
    """Every agreement that this person may see, and what is about to end."""
    day = timezone.localdate()
    found = [shown(each, day) for each in agreements_of(request.user)]
    seen = {each.agreement.pk for each in found}
    is_staff = bool(roles_of(request.user) & STAFF)
    context = {
        "agreements": found,
        "endings": [each for each in endings(day) if each.agreement.pk in seen],
        "reviews": reviews_due(day) if is_staff else (),
    }
    return render(request, "agreements/agreements.html", context)


@declares(Rule.SEE_AGREEMENTS)
@require_GET
@never_cache
def agreement(request: HttpRequest, reference: str) -> HttpResponse:
    """One agreement: who, what for, on what basis, which fields, until when."""
    found = agreement_found(request, reference)
    day = timezone.localdate()
    context = {
        "agreement": found,
        "read": read(found, day),
        "missing": tuple(missing_for(found, day)) if found.is_draft else (),
    }
    return render(request, "agreements/agreement.html", context)


@declares(Rule.MANAGE_AGREEMENTS)
@require_GET
@never_cache
def register(_request: HttpRequest) -> HttpResponse:
    """The file that goes into the engine's inbox."""
    content = register_file(timezone.localdate())
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{FILE_NAME}"'},
    )


def agreement_found(request: HttpRequest, reference: str) -> Agreement:
    """An agreement that this person may see, or 404."""
    found: Agreement = get_object_or_404(agreements_of(request.user), reference=reference)
    return found


def agreement_address(found: Agreement) -> str:
    """The address of an agreement's page."""
    return reverse("agreements:agreement", args=[found.reference])
