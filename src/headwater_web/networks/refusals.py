"""What networks refuse, each named for its situation. The pages say it in words."""


class Refused(Exception):
    """An act that cannot be done as things stand."""


class ChangedMeanwhile(Refused):
    """Someone else changed the same thing after the page was opened."""


class SentAlready(Refused):
    """An ask has gone out: it is sent once, and its words stay."""


class NotSentYet(Refused):
    """Something would happen to an ask that nobody has received."""


class Withdrawn(Refused):
    """An ask or a resource was withdrawn: nothing more happens to it."""


class NotAgreed(Refused):
    """A unit on whose behalf an ask would be sent has not agreed to its words."""

    def __init__(self, units: tuple[str, ...]) -> None:
        super().__init__(", ".join(units))
        self.units = units


class NotOfThisUnit(Refused):
    """Someone would agree for a unit of which they are not, without naming what it decided."""


class BeforeItWasSent(Refused):
    """A day would lie before the ask was sent."""


class NotComeYet(Refused):
    """A day lies in the future."""


class PutRightAlready(Refused):
    """A row was put right by another one: put that one right instead."""
