"""Every address of the site. The order matters: the plain pages answer what nothing else does."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_replace
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail.views import serve

from headwater_web.accounts.api import Rule, declare_included
from headwater_web.config.policies import EDITOR_POLICY

ViewFunction = Callable[..., HttpResponseBase]


def as_editor_view(view: ViewFunction) -> ViewFunction:
    """A view of the editor: its own policy, and an act kept or lost together with its record."""

    @wraps(view)
    def within_one_transaction(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    guarded: ViewFunction = csp_replace(EDITOR_POLICY)(within_one_transaction)
    return guarded


# Wagtail's own routes for signing in are left out on purpose: they would let a person in without
# the second step, the lockout and the record.
plain_pages = [re_path(r"^((?:[\w\-]+/)*)$", serve, name="wagtail_serve")]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("headwater_web.dashboard.urls")),
    path("", include("headwater_web.sharing.urls")),
    path("", include("headwater_web.publications.urls")),
    path("", include("headwater_web.thread.urls")),
    path("", include("headwater_web.governance.urls")),
    path("", include("headwater_web.scrutiny.urls")),
    path("", include("headwater_web.equality.urls")),
    path("", include("headwater_web.networks.urls")),
    path("", include("headwater_web.lived_experience.urls")),
    path("", include("headwater_web.community.urls")),
    path("", include("headwater_web.funding.urls")),
    path("", include("headwater_web.strategy.urls")),
    path("", include("headwater_web.standards.urls")),
    path("", include("headwater_web.returns.urls")),
    path("", include("headwater_web.needs.urls")),
    path("", include("headwater_web.agreements.urls")),
    path("", include("headwater_web.evidence.urls")),
    path("", include("headwater_web.interventions.urls")),
    path("", include("headwater_web.provider_returns.urls")),
    path("", include("headwater_web.evaluations.urls")),
    path("", include("headwater_web.claims.urls")),
    path("", include("headwater_web.accounts.urls")),
    path(
        "editor/",
        include(declare_included(Rule.OPEN_EDITOR, "wagtail.admin.urls", wrapper=as_editor_view)),
    ),
    *declare_included(Rule.EVERYONE, plain_pages),
]

handler403 = "headwater_web.accounts.views.not_permitted"
