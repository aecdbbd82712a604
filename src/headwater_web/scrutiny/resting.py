"""The rest that a panel has after each session, and its chair's word that it may be cut short."""

from datetime import date, timedelta

from headwater_web.scrutiny.models import Panel, PanelSession, RestWaiver


def last_session(panel: Panel, *, on: date) -> PanelSession | None:
    """The latest time that a panel met, on a day or before it."""
    return panel.sessions.filter(held_on__lte=on).order_by("-held_on", "-pk").first()


def rests_until(panel: Panel, *, on: date) -> date | None:
    """The first day on which a panel may be asked again, or nothing where it does not rest."""
    last = last_session(panel, on=on)
    if last is None:
        return None
    until = last.held_on + timedelta(days=panel.rest_days)
    return until if on < until else None


def open_waiver(panel: Panel, *, on: date) -> RestWaiver | None:
    """The chair's unused word that the panel may be asked during this rest."""
    last = last_session(panel, on=on)
    waivers = panel.waivers.filter(used_for__isnull=True)
    if last is not None:
        waivers = waivers.filter(agreed_at__date__gte=last.held_on)
    found: RestWaiver | None = waivers.order_by("agreed_at", "pk").first()
    return found
