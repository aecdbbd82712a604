"""The tables of community assets."""

from headwater_web.community.models.assets import Asset, Confirmation, Cost, Sector
from headwater_web.community.models.postcodes import PostcodePoint

__all__ = ["Asset", "Confirmation", "Cost", "PostcodePoint", "Sector"]
