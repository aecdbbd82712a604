"""The files of an answer, each as the engine wrote it: the result, what may be seen, the method."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater.released.evaluations.reading import DATA, METHOD, RESULT, EvaluationReader
from headwater_web.accounts.api import Rule, declares
from headwater_web.evaluations.views.shared import plan_found

_TYPES = {
    RESULT: "application/json",
    DATA: "text/csv; charset=utf-8",
    METHOD: "text/markdown; charset=utf-8",
}


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def file(request: HttpRequest, reference: str, number: int, name: str) -> HttpResponse:
    """One file of the answer to one version."""
    found = plan_found(request, reference, number)
    if found.result is None or name not in _TYPES:
        raise Http404
    files = EvaluationReader(settings.HEADWATER_RELEASED).files(found.result.evaluation_id)
    response = HttpResponse(files[name].read_bytes(), content_type=_TYPES[name])
    file_name = f"{found.result.evaluation_id}-{name}"
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response
