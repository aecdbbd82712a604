"""What a card and an outcome say, checked: one column held against another."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from headwater_web.evidence.effects import EffectMeasure, effect_faults
from headwater_web.evidence.row_columns import CARD_COLUMNS, OUTCOME_COLUMNS
from headwater_web.ui.rows_of_files import Unreadable, read_row

_CERTAINTY = ("certainty_rating", "certainty_scheme", "certainty_source", "certainty_on")
_HIGHEST_PERCENT = 99
_FEWEST_SHOWN = 10
_SLUG = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")


def read_card(said: Mapping[str, str]) -> dict[str, Any]:
    """What a card says, checked. Raises Unreadable with every fault."""
    values, faults = read_row(CARD_COLUMNS, said)
    faults += _effect_faults(values, faults)
    faults += _key_faults(values) + _certainty_faults(values) + _day_faults(values)
    return _if_faultless(values, faults)


def read_outcome(said: Mapping[str, str]) -> dict[str, Any]:
    """What an outcome of a study says, checked. Raises Unreadable with every fault."""
    values, faults = read_row(OUTCOME_COLUMNS, said)
    faults += _effect_faults(values, faults)
    compared = values.get("number_compared")
    is_share = values.get("measure") == EffectMeasure.SHARE
    if values.get("measure") and not is_share and compared is None:
        faults.append(("number_compared", _("This number compares. Say how many with whom.")))
    for name in ("number_supported", "number_compared"):
        if 0 < (values.get(name) or 0) < _FEWEST_SHOWN:
            faults.append(
                (
                    name,
                    _("A count of 1 to 9 people is not shared. Say 0, or leave the outcome out."),
                )
            )
    return _if_faultless(values, faults)


def _if_faultless(values: dict[str, Any], faults: list[tuple[str, str]]) -> dict[str, Any]:
    if faults:
        raise Unreadable(faults)
    if values["estimate"] is None:
        values["interval_percent"] = None
    return values


def _effect_faults(values: dict[str, Any], known: list[tuple[str, str]]) -> list[tuple[str, str]]:
    if {name for name, _words in known} & {"measure", "estimate", "lower", "upper"}:
        return []
    measure, estimate = values["measure"], values["estimate"]
    if not measure and estimate is None:
        if values["lower"] is not None or values["upper"] is not None:
            return [("estimate", _("There is an interval without an effect. Give the effect."))]
        if not values.get("no_number_because"):
            return [("no_number_because", _("Give the effect, or say why there is none."))]
        return []
    if not measure:
        return [("measure", _("Say how the effect is stated."))]
    if estimate is None:
        return [("estimate", _("Give the effect, or leave out how it is stated."))]
    return [
        *effect_faults(EffectMeasure(measure), estimate, values["lower"], values["upper"]),
        *_percent_faults(values),
    ]


def _percent_faults(values: dict[str, Any]) -> list[tuple[str, str]]:
    percent = values.get("interval_percent")
    if values["lower"] is None or "interval_percent" not in values:
        return []
    if percent is None:
        return [("interval_percent", _("Say which interval it is, such as 95."))]
    if not 1 <= percent <= _HIGHEST_PERCENT:
        return [
            ("interval_percent", _("Found {percent}. Expected 1 to 99.").format(percent=percent))
        ]
    return []


def _key_faults(values: dict[str, Any]) -> list[tuple[str, str]]:
    if set(values.get("key", "")) - _SLUG:
        return [("key", _("Use small letters, digits and hyphens alone, such as cardiff-model."))]
    return []


def _certainty_faults(values: dict[str, Any]) -> list[tuple[str, str]]:
    said = {name: bool(values.get(name)) for name in _CERTAINTY if name in values}
    if not any(said.values()):
        return []
    return [
        (name, _("A rating is taken over whole: its words, scheme, source and day."))
        for name, is_said in said.items()
        if not is_said
    ]


def _day_faults(values: dict[str, Any]) -> list[tuple[str, str]]:
    as_at, again = values.get("as_at"), values.get("next_review")
    if as_at and again and again <= as_at:
        return [("next_review", _("Choose a day after the one on which it was looked at."))]
    return []
