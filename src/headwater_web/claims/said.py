"""What a claim says, checked: one column held against another, and the headline against them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from headwater.vocabulary.claims.figures import ClaimFigure, FigureKind, Finding, ImpossibleFigure
from headwater.vocabulary.claims.judging import highest_rung
from headwater.vocabulary.claims.ladder import Rung
from headwater.vocabulary.claims.overclaims import overclaims
from headwater.vocabulary.claims.percentages import bare_percentages
from headwater.vocabulary.shares import ImpossibleShare
from headwater.vocabulary.wording import doubtful_words
from headwater_web.claims.claim_columns import CLAIM_COLUMNS
from headwater_web.claims.figures import figure_of
from headwater_web.claims.models import RUNGS
from headwater_web.ui.rows_of_files import Unreadable, read_row

Fault = tuple[str, str]
FEWEST_COUNTED = 10
"""Of fewer people nothing is claimed: each could be known."""
_LARGEST_SMALL_COUNT = 7
_PAIRS = (
    ("before_part", "before_whole"),
    ("comparison_part", "comparison_whole"),
    ("expected_percent", "wished_percent"),
)
_PARTS = (
    ("part", "whole"),
    ("before_part", "before_whole"),
    ("comparison_part", "comparison_whole"),
)


def read_claim(said: Mapping[str, str], findings: tuple[Finding, ...] = ()) -> dict[str, Any]:
    """What a claim says, checked against itself and what evaluations found.

    Raises Unreadable with every fault.
    """
    values, faults = read_row(CLAIM_COLUMNS, said)
    if not faults:
        faults = [*_pair_faults(values), *_count_faults(values), *_day_faults(values)]
    if not faults:
        faults = _headline_faults(values, findings)
    if faults:
        raise Unreadable(faults)
    return values


def headline_faults(headline: str, rung: Rung) -> list[str]:
    """Why a sentence may not stand above figures that reach a rung; nothing where it may."""
    over = [
        _("“{words}” says more than the figures carry ({reached}). {instead}").format(
            words=each.words, reached=str(RUNGS[rung]).lower(), instead=each.instead
        )
        for each in overclaims(headline, rung)
    ]
    alone = [
        _("{percentage} stands alone. Say it as so many of so many.").format(percentage=each)
        for each in bare_percentages(headline)
    ]
    doubtful = [
        _("“{words}”: {because} Say instead: {instead}.").format(
            words=each.words, because=each.because, instead=each.instead
        )
        for each in doubtful_words(headline)
    ]
    return over + alone + doubtful


def _headline_faults(values: dict[str, Any], findings: tuple[Finding, ...]) -> list[Fault]:
    try:
        figure: ClaimFigure = figure_of(values, findings)
    except (ImpossibleFigure, ImpossibleShare) as fault:
        return [("part", str(fault))]
    return [
        ("headline", words) for words in headline_faults(values["headline"], highest_rung(figure))
    ]


def _pair_faults(values: dict[str, Any]) -> list[Fault]:
    faults = []
    for first, second in _PAIRS:
        given = values[first] is not None, values[second] is not None
        if given[0] != given[1]:
            faults.append((second if given[0] else first, _("Give both numbers, or neither.")))
    if values["comparison_whole"] is not None and not values["comparison_words"]:
        faults.append(("comparison_words", _("Say who the people without the programme are.")))
    return faults


def _count_faults(values: dict[str, Any]) -> list[Fault]:
    faults: list[Fault] = []
    for part, whole in _PARTS:
        if values[whole] is None:
            continue
        if (values[part] or 0) > values[whole]:
            words = _("Found {part} of {whole}. A part is never more than its whole.")
            faults.append((part, words.format(part=values[part], whole=values[whole])))
        elif values[whole] < FEWEST_COUNTED:
            words = _(
                "Found {whole} people. Of fewer than {fewest} nothing is claimed: each could be "
                "known. Take several years together."
            )
            faults.append((whole, words.format(whole=values[whole], fewest=FEWEST_COUNTED)))
    is_unwanted = values["kind"] == FigureKind.UNWANTED_OUTCOME
    if is_unwanted and 1 <= values["part"] <= _LARGEST_SMALL_COUNT:
        words = _("A count of 1 to 7 people could point at one of them. Take years together.")
        faults.append(("part", words))
    if values["follow_up_months"] == 0:
        faults.append(("follow_up_months", _("Found 0 months. Say 1 or more, or leave it out.")))
    if (values["left_early"] or 0) > (values["whole"] or values["left_early"] or 0) * 10:
        faults.append(("left_early", _("More left than could have started. Look at it again.")))
    return faults + _percent_faults(values)


def _percent_faults(values: dict[str, Any]) -> list[Fault]:
    expected, wished = values["expected_percent"], values["wished_percent"]
    if expected is None or wished is None:
        return []
    if not 1 <= expected <= 99:
        words = _("Found {number}. Expected a percentage from 1 to 99.")
        return [("expected_percent", words.format(number=expected))]
    if wished >= expected:
        return [("wished_percent", _("Give a lower share than the one that is expected."))]
    return []


def _day_faults(values: dict[str, Any]) -> list[Fault]:
    if values["ends"] < values["begins"]:
        return [("ends", _("The period ends before it begins. Choose a later day."))]
    return []
