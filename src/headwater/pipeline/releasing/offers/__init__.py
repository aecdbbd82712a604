"""What a release says of offers to children: who gets what where, as far as it may be told."""

from headwater.pipeline.releasing.offers.disclosing import (
    offer_cells,
    offer_policies,
    without_offers,
)
from headwater.pipeline.releasing.offers.mapping import offer_map
from headwater.pipeline.releasing.offers.stating import OffersStated, offers_stated

__all__ = [
    "OffersStated",
    "offer_cells",
    "offer_map",
    "offer_policies",
    "offers_stated",
    "without_offers",
]
