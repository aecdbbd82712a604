"""Published claims as files, and the empty file to fill in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares
from headwater_web.claims.queries import handed_over
from headwater_web.claims.queries.claims import published_claims
from headwater_web.interventions.api import programmes
from headwater_web.ui.api import current_release

_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def claims_csv(_request: HttpRequest) -> HttpResponse:
    """Published claims as CSV."""
    return _file(handed_over.claims_as_csv(published_claims(), _names()), "claims.csv")


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def claims_json(_request: HttpRequest) -> HttpResponse:
    """Published claims as JSON."""
    content = handed_over.claims_as_json(
        published_claims(),
        _names(),
        partnership=_partnership(),
        today=timezone.localdate(),
    )
    return _file(content, "claims.json")


@declares(Rule.WRITE_CLAIMS)
@require_GET
def template(_request: HttpRequest) -> HttpResponse:
    """The file to fill in, with its columns."""
    return _file(handed_over.claim_template(), "figures-of-a-programme.csv")


def _partnership() -> str:
    release = current_release()
    return release.partnership.name if release else str(settings.HEADWATER_PARTNERSHIP)


def _names() -> dict[str, str]:
    return {each.reference: each.name for each in programmes()}


def _file(content: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=_TYPES[name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
