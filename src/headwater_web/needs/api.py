"""What other apps may use of the needs assessment: looking in it, and its demonstration."""

from headwater_web.needs.queries.searching import FoundModule, modules_with
from headwater_web.needs.staging import NeedsStaff, stage_edition, stage_needs

__all__ = ["FoundModule", "NeedsStaff", "modules_with", "stage_edition", "stage_needs"]
