"""What is wrong with an answer, for whoever typed it: what was found, and what to do next."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.provider_returns.answers import Kind
from headwater_web.ui.words import day_words

WORDS = {
    Kind.PERCENTAGE: gettext_lazy(
        "“{found}” is a percentage. Type how many it was, such as 21, and out of how many in its "
        "own box."
    ),
    Kind.NOT_WHOLE: gettext_lazy(
        "“{found}” is no whole number. Shares and averages are worked out from counts: type the "
        "count."
    ),
    Kind.NOT_A_NUMBER: gettext_lazy(
        "This is no whole number. Type digits, such as 12. If you have no number, type “not yet” "
        "or “not collected”."
    ),
    Kind.NEGATIVE: gettext_lazy("“{found}” is below 0. Type how many it was, such as 0 or 12."),
    Kind.BELOW_LEAST: gettext_lazy("Type a number of {least} or more."),
    Kind.ABOVE_MOST: gettext_lazy("Type a number of {most} or less."),
    Kind.UNKNOWN_CODE: gettext_lazy("“{found}” is not one of the answers. Use one of: {known}."),
    Kind.NOT_A_DAY: gettext_lazy(
        "“{found}” is not a day that exists. Write it like 21 November 2026."
    ),
    Kind.TOO_LONG: gettext_lazy("Write {most} letters or fewer."),
    Kind.FEW_NOT_HERE: gettext_lazy(
        "This number is not about a small group of people, so type it, or “not collected”."
    ),
    Kind.ABOVE_WHOLE: gettext_lazy(
        "{part} is more than the {whole} under “{of}”, of which it is a part. Look at both numbers."
    ),
    Kind.ROWS_ABOVE_TOTAL: gettext_lazy(
        "The lines under “{of}” make {part} together, and the whole is {whole}. Nobody can be in "
        "two lines. Look at the lines and at the whole."
    ),
    Kind.ROW_ABOVE_TOTAL: gettext_lazy(
        "{part} is more than all {whole} together. Look at both numbers."
    ),
    Kind.DOES_NOT_ADD_UP: gettext_lazy(
        "The parts make {part} together, and this is {whole}. They have to be the same. Look at "
        "the parts and at the whole."
    ),
    Kind.MORE_THAN: gettext_lazy(
        "{part} people are more than the {whole} under “{of}”. Each person makes at least one. "
        "Look at both numbers: they may have changed places."
    ),
    Kind.SMALL_GROUP: gettext_lazy(
        "A number from 1 to {most} could point at somebody, so it is not kept. Add these people to "
        "a wider group, or type “fewer than 5”."
    ),
    Kind.ONE_FEW: gettext_lazy(
        "This is the only group without a number, so it can be worked out from the others. Add it "
        "to a wider group, or type “fewer than 5” for the next smallest group too."
    ),
    Kind.NO_FOLLOW_UP: gettext_lazy(
        "How long people were followed is missing. Type the weeks. If nobody noted it, type “not "
        "collected”: then this stays what you say, and is not counted as a result."
    ),
    Kind.BEFORE_THE_START: gettext_lazy(
        "This is before the programme began, on {day}. Give that day or a later one."
    ),
    Kind.LOOKED_BEFORE: gettext_lazy(
        "This is before the first of them started, on {day}. An outcome comes after the start."
    ),
    Kind.LOOKED_AHEAD: gettext_lazy(
        "This is after the last day that the return is about, {day}. Give that day or an earlier "
        "one."
    ),
    Kind.NOT_ANSWERED: gettext_lazy(
        "Nothing is said here yet. Type a number, “not yet” or “not collected”. 0 is a number."
    ),
}


def fault_words(kind: Kind, values: Mapping[str, Any]) -> str:
    """One fault in words. A small number is never repeated."""
    shown = {
        name: day_words(value)
        if name == "day"
        else f"{value:,}"
        if isinstance(value, int)
        else value
        for name, value in values.items()
    }
    return _(str(WORDS[kind])).format(**shown)
