"""What scrutiny refuses, each named for its situation. The pages say it in words."""

from datetime import date


class Refused(Exception):
    """An act of scrutiny that cannot be done as things stand."""


class ChangedMeanwhile(Refused):
    """Someone else changed the same thing after the page was opened."""


class NotADraft(Refused):
    """An item was sent or withdrawn already: its words stay, and a new version is a new item."""


class NotBeforeDecision(Refused):
    """An item would reach a panel on the day of the decision or after it."""

    def __init__(self, decision_due_on: date) -> None:
        super().__init__(decision_due_on.isoformat())
        self.decision_due_on = decision_due_on


class PanelRests(Refused):
    """A panel would be asked again within its rest period, and its chair has not agreed."""

    def __init__(self, panel: str, until: date) -> None:
        super().__init__(until.isoformat())
        self.panel, self.until = panel, until


class NotWithPanel(Refused):
    """An item is not, or no longer, before this panel."""


class AlreadySettled(Refused):
    """A challenge's answer was accepted, or it was decided over, already."""


class OnlyChallengerOrChair(Refused):
    """Someone else than the challenger or the panel's chair would speak for the panel."""


class OnlyChair(Refused):
    """Someone else than the panel's chair would speak for the panel."""


class TooFewReasons(Refused):
    """A decision over a challenge would go without reasons long enough to be any."""
