"""Reading what is said of an asset, from a form or a file: every fault at once."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from headwater_web.community.hours import HoursUnreadable, read_hours
from headwater_web.community.lists import AssetLists
from headwater_web.community.models.assets import OLDEST
from headwater_web.community.postcode_words import holds_a_postcode, read_postcode
from headwater_web.ui.rows_of_files import Column, Faults, Unreadable, read_row

Said = Mapping[str, str]
_PLACE = ("postcode", "small_area", "website")


def read_asset(columns: tuple[Column, ...], lists: AssetLists, said: Said) -> dict[str, Any]:
    """The value of each column, checked; `is_sensitive` in place of `sensitive`.

    Raises Unreadable with every fault.
    """
    values, faults = read_row(columns, said)
    kind = lists.kind(values.get("kind") or "")
    values["is_sensitive"] = values.pop("sensitive", "") == "yes" or kind.is_sensitive
    faults += _age_faults(values) + _hours_faults(values) + _reach_faults(values)
    faults += _place_faults(values, lists)
    if faults:
        raise Unreadable(faults)
    return values


def _age_faults(values: dict[str, Any]) -> Faults:
    youngest, oldest = values.get("ages_from"), values.get("ages_to")
    if youngest is None or oldest is None:
        return []
    if youngest > oldest:
        words = _("The oldest age ({oldest}) is below the youngest ({youngest}).")
        return [("ages_to", words.format(oldest=oldest, youngest=youngest))]
    if oldest > OLDEST:
        return [("ages_to", _("At most {oldest}.").format(oldest=OLDEST))]
    return []


def _hours_faults(values: dict[str, Any]) -> Faults:
    try:
        read_hours(values.get("hours", ""))
    except HoursUnreadable as fault:
        return [("hours", str(fault))]
    return []


def _reach_faults(values: dict[str, Any]) -> Faults:
    if values["is_sensitive"]:
        if not values.get("telephone"):
            return [("telephone", _("Its place stays secret, so it needs a telephone."))]
    elif not (values.get("telephone") or values.get("website")):
        return [("telephone", _("Give a telephone or a website, so that people can reach it."))]
    return []


def _place_faults(values: dict[str, Any], lists: AssetLists) -> Faults:
    if values["is_sensitive"]:
        given = [name for name in _PLACE if values.get(name)]
        words = _("Its place must stay secret: leave this out.")
        told = [
            name
            for name, value in values.items()
            if name not in _PLACE and isinstance(value, str) and holds_a_postcode(value)
        ]
        return [(name, words) for name in given] + [
            (name, _("A postcode stands in these words. Its place must stay secret."))
            for name in told
        ]
    if not values.get("postcode"):
        return []
    if values.get("small_area"):
        return [("small_area", _("Give a postcode or a small area, not both."))]
    if values.get("district") == lists.whole_area.code:
        return [("postcode", _("What is for the whole area has no postcode. Choose a district."))]
    found = read_postcode(values["postcode"])
    if found is None or not found.is_whole:
        return [("postcode", _("This is not a whole postcode, such as NG1 5FS."))]
    values["postcode"] = str(found)
    return []
