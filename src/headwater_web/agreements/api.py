"""What other apps may use of agreements: what is about to end, the letters of it, the register."""

from headwater_web.agreements.actions.carrying import note_warned
from headwater_web.agreements.parties import party_names
from headwater_web.agreements.queries.catalogue import CatalogueLine, catalogue
from headwater_web.agreements.queries.register import register_file, register_rows
from headwater_web.agreements.queries.signing import Covering, SignedFor, covering, signed_for
from headwater_web.agreements.queries.warnings import (
    Ending,
    Letter,
    ReviewDue,
    endings,
    letters_due,
    reviews_due,
)
from headwater_web.agreements.staging import AgreementsStaff, stage_agreements

__all__ = [
    "AgreementsStaff",
    "CatalogueLine",
    "Covering",
    "Ending",
    "Letter",
    "ReviewDue",
    "SignedFor",
    "catalogue",
    "covering",
    "endings",
    "letters_due",
    "note_warned",
    "party_names",
    "register_file",
    "register_rows",
    "reviews_due",
    "signed_for",
    "stage_agreements",
]
