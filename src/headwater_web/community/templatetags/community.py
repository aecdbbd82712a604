"""What is strong in an area, for any page: `{% load community %}{% community_assets code %}`."""

from typing import Any

from django import template

from headwater_web.community.api import assets_summary

register = template.Library()


@register.inclusion_tag("community/strong_here.html")
def community_assets(area_code: str) -> dict[str, Any]:
    """A panel of what an area has, by kind, and of what it has none."""
    return {"summary": assets_summary(area_code)}
