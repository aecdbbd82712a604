"""What every template knows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from headwater_web.ui.api import current_release
from headwater_web.ui.sections import sections_for


def page(request: HttpRequest) -> dict[str, Any]:
    """The current release, from which the partnership's name comes, and the person's sections."""
    return {
        "current_release": SimpleLazyObject(current_release),
        "sections": SimpleLazyObject(lambda: sections_for(request)),
    }
