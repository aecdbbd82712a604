"""Cards and evaluations as files: CSV, JSON, data dictionaries and a schema."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares, may
from headwater_web.evidence.followed_studies import FollowedStudy
from headwater_web.evidence.following import ShownCard
from headwater_web.evidence.queries import files
from headwater_web.evidence.queries.cards import all_cards, shown_cards
from headwater_web.evidence.views.shared import study_found
from headwater_web.ui.api import current_release


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def cards_csv(_request: HttpRequest) -> HttpResponse:
    """Published cards as CSV."""
    return _file(files.cards_as_csv(_published()), "evidence-cards.csv")


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def cards_json(_request: HttpRequest) -> HttpResponse:
    """Published cards as JSON."""
    content = files.cards_as_json(
        _published(), partnership=_partnership(), today=timezone.localdate()
    )
    return _file(content, "evidence-cards.json")


@declares(Rule.EVERYONE)
@require_GET
def cards_dictionary(_request: HttpRequest) -> HttpResponse:
    """What the columns of cards mean."""
    return _file(files.card_dictionary(), "evidence-cards-dictionary.csv")


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def evaluation_csv(request: HttpRequest, reference: str) -> HttpResponse:
    """An evaluation's summary as CSV, one outcome in a row."""
    content = files.evaluation_as_csv(_evaluation(request, reference))
    return _file(content, f"evaluation-{reference}.csv")


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def evaluation_json(request: HttpRequest, reference: str) -> HttpResponse:
    """An evaluation's summary as JSON."""
    content = files.evaluation_as_json(
        _evaluation(request, reference), partnership=_partnership(), today=timezone.localdate()
    )
    return _file(content, f"evaluation-{reference}.json")


@declares(Rule.EVERYONE)
@require_GET
def evaluation_dictionary(_request: HttpRequest) -> HttpResponse:
    """What the columns of a summary mean."""
    return _file(files.evaluation_dictionary(), "evaluation-dictionary.csv")


@declares(Rule.EVERYONE)
@require_GET
def evaluation_schema(_request: HttpRequest) -> HttpResponse:
    """The JSON Schema of a summary."""
    return _file(files.schema_as_json(), "evaluation-schema.json")


def _published() -> list[ShownCard]:
    found = shown_cards(all_cards(), timezone.localdate(), with_drafts=False)
    return [each for each in found if not each.is_withdrawn]


def _evaluation(request: HttpRequest, reference: str) -> FollowedStudy:
    """A study whose summary was published; before that, for those who may see the register."""
    found = study_found(reference)
    if not found.shared and not may(request.user, Rule.SEE_EVIDENCE):
        raise Http404
    return found


def _partnership() -> str:
    release = current_release()
    return release.partnership.name if release else str(settings.HEADWATER_PARTNERSHIP)


def _file(content: str, name: str) -> HttpResponse:
    kind = "application/json" if name.endswith(".json") else "text/csv"
    return HttpResponse(
        content.encode(),
        headers={
            "Content-Type": f"{kind}; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )
