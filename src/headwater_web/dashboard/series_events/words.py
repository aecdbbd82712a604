"""What an event made of a series, in sentences that say no more than the numbers can bear."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from headwater.released.counterfactuals import Beside, Counterfactual
from headwater.released.release import Break, ReleasedMeasure
from headwater.vocabulary.periods import add_months
from headwater.vocabulary.shocks import Doubt, Standing
from headwater_web.dashboard.readings import is_rounded
from headwater_web.ui.words import month_words, number_words

STANDING_WORDS = {
    Standing.NO_DIFFERENCE: gettext_lazy("no difference that chance would not explain"),
    Standing.BACK: gettext_lazy("back within what was expected"),
    Standing.BELOW: gettext_lazy("still below what was expected"),
    Standing.ABOVE: gettext_lazy("above what was expected"),
    Standing.TOO_SOON: gettext_lazy("too soon to tell whether it is back"),
    Standing.CANNOT_TELL: gettext_lazy("cannot tell"),
    Standing.TOO_LITTLE_BEFORE: gettext_lazy("too little before"),
    Standing.RECORDING: gettext_lazy("a change of recording, not of violence"),
}
_DOUBT_WORDS = {
    Doubt.FEW_MONTHS: gettext_lazy(
        "Too little came before to say what was to be expected: {months} can be used, and at "
        "least 24 are needed."
    ),
    Doubt.FEW_EVENTS: gettext_lazy(
        "Too few events came before to say what was to be expected: at least 60 are needed."
    ),
    Doubt.WITHHELD_BEFORE: gettext_lazy(
        "Too many of the months before are withheld to say what was to be expected: those that "
        "are left are the larger ones."
    ),
    Doubt.WITHHELD_DURING: gettext_lazy(
        "We cannot tell: a month of it is withheld, and without it the rest would look larger "
        "than it is."
    ),
    Doubt.WITHHELD_AFTER: gettext_lazy(
        "We cannot tell whether it is back within what was expected: a month since is withheld."
    ),
    Doubt.NOT_ARRIVED: gettext_lazy("No number since it began has arrived yet."),
    Doubt.NOT_APART: gettext_lazy(
        "We cannot tell: another change in this series falls into the same time, and the two "
        "cannot be told apart."
    ),
    Doubt.NO_EXPECTATION: gettext_lazy(
        "We cannot tell: the months before lead to no number that could be expected."
    ),
}

_BACK = gettext_lazy("It has been back within what was expected since {since}.")
_SOON = gettext_lazy("It is too soon to tell whether it is back within what was expected.")
_AFTER_WORDS = {
    (Standing.BACK, -1): _BACK,
    (Standing.BACK, 1): _BACK,
    (Standing.TOO_SOON, -1): _SOON,
    (Standing.TOO_SOON, 1): _SOON,
    (Standing.BELOW, -1): gettext_lazy(
        "In the last {months} months that can be judged, to {until}, it was still below what was "
        "expected."
    ),
    (Standing.BELOW, 1): gettext_lazy(
        "In the last {months} months that can be judged, to {until}, it was below what was "
        "expected."
    ),
    (Standing.ABOVE, -1): gettext_lazy(
        "In the last {months} months that can be judged, to {until}, it was above what was "
        "expected."
    ),
    (Standing.ABOVE, 1): gettext_lazy(
        "In the last {months} months that can be judged, to {until}, it was still above what was "
        "expected."
    ),
}
"""By how a series stands, and on which side of what was expected the event itself was."""


def expected_reading(
    found: Counterfactual, about: Break, measure: ReleasedMeasure, area_name: str
) -> str:
    """The one sentence or two about an event in one series."""
    if found.total is None or found.standing is Standing.TOO_LITTLE_BEFORE:
        return _recording_first(about) + doubt_words(found)
    said = _beside_words(found.total, measure)
    if found.standing is Standing.RECORDING:
        return _recording_first(about) + _recording_words(found, found.total, area_name, said)
    sentence = _("{span} {area} had {observed}; {expected} were to be expected.").format(
        span=_span(found, about), area=area_name, **said
    )
    return f"{sentence} {_difference(found, found.total, measure)} {after_words(found)}".strip()


def after_words(found: Counterfactual) -> str:
    """Whether a series is back within what was expected, where that can be asked."""
    if found.doubt is not Doubt.NONE:
        return doubt_words(found)
    months = found.newest.months if found.newest else 0
    return _AFTER_WORDS.get((found.standing, _side(found)), gettext_lazy("")).format(
        since=month_words(found.back_since),
        months=months,
        until=month_words(found.judged_until),
    )


def doubt_words(found: Counterfactual) -> str:
    """Why no more can be said."""
    months = ngettext("{number} month", "{number} months", found.months_before).format(
        number=found.months_before
    )
    return str(_DOUBT_WORDS.get(found.doubt, "")).format(months=months)


def standing_words(found: Counterfactual) -> str:
    """How a series stands, as a cell of a table."""
    words = str(STANDING_WORDS[found.standing])
    if found.standing is Standing.BACK:
        return _("{words} since {month}").format(words=words, month=month_words(found.back_since))
    if found.standing is Standing.BELOW and _side(found) > 0:
        return _("now below what was expected")
    if found.standing is Standing.ABOVE and _side(found) > 0:
        return _("still above what was expected")
    return words


def difference_words(sums: Beside) -> str:
    """How many fewer or more than expected: `45 fewer (95% range 20 to 71 fewer)`."""
    number = number_words(abs(sums.excess), is_rate=False)
    words = _("{number} fewer") if sums.excess < 0 else _("{number} more")
    return _("{difference} (95% range {limits})").format(
        difference=words.format(number=number), limits=_limits_words(*sums.excess_limits)
    )


def times_words(sums: Beside) -> str:
    """How many times what was expected, with the range: `1.30 times (95% range 1.20 to 1.41)`."""
    low, high = sums.ratio_limits
    return _("{ratio} times (95% range {low} to {high})").format(
        ratio=_times(sums.ratio), low=_times(low), high=_times(high)
    )


def assumptions(found: Counterfactual, about: Break, measure: ReleasedMeasure) -> list[str]:
    """What was assumed, for whoever wants to argue with it."""
    said = [
        _(
            "Expected is what the {number} months from {first} lead to, if their trend and season "
            "had gone on and nothing else had changed. Months count by their days."
        ).format(number=found.months_before, first=month_words(found.first_before)),
        _(
            "The 95% range holds chance, scatter as before, and doubt about the trend and season. "
            "It does not hold that the trend might have changed by itself: the longer ago the "
            "event, the less it says."
        ),
        _("Neighbouring months were allowed to be alike, which widens the range of a sum.")
        if found.drifting
        else _(
            "Months before are missing or left out, so neighbouring months were taken to differ by "
            "chance alone. If they do not, the range of a sum is too narrow."
        ),
    ]
    if is_rounded(measure):
        said.append(
            _(
                "Worked out from numbers as they are released, to the nearest 5. A month that is "
                "withheld or has not arrived is missing, never zero."
            )
        )
    if about.is_shock:
        said.append(_("It does not say that the event is the reason."))
    said.append(
        _("Of twenty series in which nothing changed, about one lies outside its range by chance.")
    )
    return said


def _side(found: Counterfactual) -> int:
    return found.total.side if found.total else 0


def _span(found: Counterfactual, about: Break) -> str:
    if about.until:
        return _("From {first} to {last}").format(
            first=month_words(about.month), last=month_words(about.until)
        )
    return _("From {first} to {last}").format(
        first=month_words(about.month), last=month_words(found.judged_until)
    )


def _beside_words(sums: Beside, measure: ReleasedMeasure) -> dict[str, str]:
    about = _("about ") if is_rounded(measure) and sums.observed else ""
    observed = ngettext("{about}{number} event", "{about}{number} events", sums.observed).format(
        about=about, number=number_words(sums.observed, is_rate=False)
    )
    expected = _("{number} (95% range {lower} to {upper})").format(
        number=number_words(sums.expected, is_rate=False),
        lower=number_words(sums.lower, is_rate=False),
        upper=number_words(sums.upper, is_rate=False),
    )
    return {"observed": observed, "expected": expected}


def _difference(found: Counterfactual, sums: Beside, measure: ReleasedMeasure) -> str:
    if found.standing is Standing.NO_DIFFERENCE:
        return _("Chance alone would explain the difference.")
    about = _("about ") if is_rounded(measure) else ""
    return _("That is {about}{difference}.").format(about=about, difference=difference_words(sums))


def _recording_first(about: Break) -> str:
    if about.is_shock:
        return ""
    return (
        _("The level before {month} cannot be compared with the level after.").format(
            month=month_words(about.month)
        )
        + " "
    )


def _recording_words(
    found: Counterfactual, sums: Beside, area_name: str, said: dict[str, str]
) -> str:
    sentence = ngettext(
        "In the {number} month to {last}, {area} had {observed} in the new way; {expected} were to "
        "be expected in the old one.",
        "In the {number} months to {last}, {area} had {observed} in the new way; {expected} were "
        "to be expected in the old one.",
        sums.months,
    ).format(number=sums.months, last=month_words(found.judged_until), area=area_name, **said)
    if not sums.side:
        return f"{sentence} " + _("Chance alone would explain the difference.")
    return f"{sentence} " + _(
        "So the level moved to {times} what it was. That is a change of recording, not of violence."
    ).format(times=times_words(sums))


def _times(number: float | None) -> str:
    return _("no limit") if number is None else f"{number:.2f}"


def _limits_words(low: float, high: float) -> str:
    """The limits of a difference, each on its own side of none."""
    least, most = sorted((abs(low), abs(high)))
    words = _("{least} to {most} more")
    if high <= 0:
        words = _("{least} to {most} fewer")
    elif low < 0:
        words, least, most = _("{least} fewer to {most} more"), abs(low), high
    return words.format(
        least=number_words(least, is_rate=False), most=number_words(most, is_rate=False)
    )


def event_span(about: Break) -> str:
    """When an event was, or since when things are recorded in another way."""
    if about.until is None:
        return _("since {month}").format(month=month_words(about.month))
    if add_months(about.month, 1) == about.end_month:
        return month_words(about.month)
    return _("{first} to {last}").format(
        first=month_words(about.month), last=month_words(about.until)
    )
