"""The tables of the needs assessment: pages that are written, and what is said about them."""

from headwater_web.needs.models.feedback import Feedback, Useful
from headwater_web.needs.models.numbers import SaidThen
from headwater_web.needs.models.pages import (
    CutChoice,
    EditionPage,
    EditionsPage,
    FunctionChoice,
    ModulePage,
)
from headwater_web.needs.models.publishing import Asked
from headwater_web.needs.models.review import (
    Absence,
    Comment,
    Consultation,
    Reply,
    SignOff,
)

__all__ = [
    "Absence",
    "Asked",
    "Comment",
    "Consultation",
    "CutChoice",
    "EditionPage",
    "EditionsPage",
    "Feedback",
    "FunctionChoice",
    "ModulePage",
    "Reply",
    "SaidThen",
    "SignOff",
    "Useful",
]
