"""`{% may "submit_files" as x %}`: templates ask the same function as views do."""

from typing import Any

from django import template

from headwater_web.accounts.rules import Rule
from headwater_web.accounts.rules import may as person_may

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], rule: str, about: str | None = None) -> bool:
    """Whether whoever asked for this page may do what `rule` names."""
    request = context.get("request")
    if request is None:
        return False
    return person_may(request.user, Rule(rule), about=about)
