"""The roles that a person may have in the partnership. The public has none."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a membership makes of a person."""

    ANALYST = "analyst", _("Analyst")
    INFORMATION_GOVERNANCE_LEAD = (
        "information_governance_lead",
        _("Information-governance lead"),
    )
    PROGRAMME_MANAGER = "programme_manager", _("Programme manager")
    DIRECTOR = "director", _("Director")
    BOARD_MEMBER = "board_member", _("Board member")
    PARTNER_OFFICER = "partner_officer", _("Partner officer")
    PROVIDER = "provider", _("Provider")
    PANEL_MEMBER = "panel_member", _("Panel member")


STAFF = frozenset(
    {Role.ANALYST, Role.INFORMATION_GOVERNANCE_LEAD, Role.PROGRAMME_MANAGER, Role.DIRECTOR}
)
"""The partnership's own team: their reach is not limited to one body's things."""

TWO_STEPS = STAFF | {Role.PARTNER_OFFICER}
"""Roles that must sign in with a second step."""
