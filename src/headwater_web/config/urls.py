"""Every address of the site. The order matters: the plain pages answer what nothing else does."""

from csp.decorators import csp_replace
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail.views import serve

from headwater_web.accounts.api import Rule, declare_included
from headwater_web.config.policies import EDITOR_POLICY

# Wagtail's own routes for signing in are left out on purpose: they would let a person in without
# the second step, the lockout and the record.
plain_pages = [re_path(r"^((?:[\w\-]+/)*)$", serve, name="wagtail_serve")]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("headwater_web.dashboard.urls")),
    path("", include("headwater_web.sharing.urls")),
    path("", include("headwater_web.publications.urls")),
    path("", include("headwater_web.accounts.urls")),
    path(
        "editor/",
        include(
            declare_included(
                Rule.EDIT_PAGES, "wagtail.admin.urls", wrapper=csp_replace(EDITOR_POLICY)
            )
        ),
    ),
    *declare_included(Rule.EVERYONE, plain_pages),
]

handler403 = "headwater_web.accounts.views.not_permitted"
