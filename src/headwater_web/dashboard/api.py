"""What other apps may use of the dashboard: putting its part of the demonstration on stage."""

from headwater_web.dashboard.staging import stage_saved_views

__all__ = ["stage_saved_views"]
