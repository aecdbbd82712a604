"""The site does not start with a route that nobody has put under a rule."""

from typing import Any

from django.core.checks import Error, Tags, register

from headwater_web.accounts.declaring import routes


@register(Tags.urls)
def every_route_declares_its_rule(**_kwargs: Any) -> list[Error]:
    """Name each route that declares no rule."""
    return [
        Error(
            f"The route {route.pattern!r} declares no rule.",
            hint="Decorate its view with @declares(Rule.…), or include it by declare_included.",
            id="accounts.E001",
        )
        for route in routes()
        if route.rule is None
    ]
