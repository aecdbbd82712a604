"""What other apps may use of lived experience: cleared words, themes, and who was heard."""

from headwater_web.lived_experience.counting import SafeCount
from headwater_web.lived_experience.queries.heard import (
    HeardKind,
    HeardPart,
    WhoWasHeard,
    who_was_heard,
)
from headwater_web.lived_experience.queries.told import (
    QuotationWords,
    ThemeWords,
    quotations,
    themes_for_editions,
)
from headwater_web.lived_experience.staging import ListeningStaff, stage_lived_experience

__all__ = [
    "HeardKind",
    "HeardPart",
    "ListeningStaff",
    "QuotationWords",
    "SafeCount",
    "ThemeWords",
    "WhoWasHeard",
    "quotations",
    "stage_lived_experience",
    "themes_for_editions",
    "who_was_heard",
]
