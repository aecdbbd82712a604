"""The public list as files."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares
from headwater_web.community.queries import files
from headwater_web.community.queries.assets import listed
from headwater_web.community.views.shared import columns_now
from headwater_web.ui.api import current_release


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def assets_csv(_request: HttpRequest) -> HttpResponse:
    """The list as CSV."""
    content = files.assets_as_csv(columns_now(), listed(timezone.localdate()))
    return _file(content, "community-assets.csv")


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def assets_json(_request: HttpRequest) -> HttpResponse:
    """The list as JSON."""
    release, today = current_release(), timezone.localdate()
    name = release.partnership.name if release else str(settings.HEADWATER_PARTNERSHIP)
    content = files.assets_as_json(columns_now(), listed(today), partnership=name, today=today)
    return _file(content, "community-assets.json")


@declares(Rule.EVERYONE)
@require_GET
def dictionary(_request: HttpRequest) -> HttpResponse:
    """What the columns mean."""
    return _file(files.dictionary_as_csv(columns_now()), "community-assets-dictionary.csv")


def _file(content: str, name: str) -> HttpResponse:
    kind = "application/json" if name.endswith(".json") else "text/csv"
    return HttpResponse(
        content.encode(),
        headers={
            "Content-Type": f"{kind}; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )
