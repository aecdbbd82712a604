"""An answer in words: effects, checks, placebos, sizes."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from headwater.released.evaluations.result import Effect, EvaluationResult, Outcome
from headwater.vocabulary.claims.ladder import Rung
from headwater.vocabulary.counts import counted

register = template.Library()
_OUTCOMES = {
    Outcome.HOLDS: gettext_lazy("Holds"),
    Outcome.FAILS: gettext_lazy("Fails"),
    Outcome.CANNOT_TELL: gettext_lazy("Cannot tell"),
}
_GROUPS = {
    "treated": gettext_lazy("areas with it"),
    "comparison": gettext_lazy("areas to compare with"),
    "beside": gettext_lazy("areas beside"),
}
_RUNGS = {
    Rung.OUTPUT: gettext_lazy("what was done and counted"),
    Rung.CHANGE_OBSERVED: gettext_lazy("a change that was seen"),
    Rung.CHANGE_AGAINST_COMPARISON: gettext_lazy("a change beside places without it"),
    Rung.EFFECT: gettext_lazy("an effect, with how sure we can be"),
    Rung.REPLICATED: gettext_lazy("an effect that was found again"),
}


@register.filter
def between(effect: Effect) -> str:
    """The ends of an interval of ratios."""
    return _("{lower} to {upper}").format(lower=f"{effect.lower:.2f}", upper=f"{effect.upper:.2f}")


@register.filter
def change_words(effect: Effect) -> str:
    """A ratio as so much lower or higher, with its interval."""
    return _("{change} (between {lower} and {upper})").format(
        change=_way(effect.ratio), lower=_way(effect.lower), upper=_way(effect.upper)
    )


@register.filter
def outcome_words(outcome: Outcome) -> Promise:
    """How a check came out."""
    return _OUTCOMES[outcome]


@register.filter
def group_words(group: str) -> Promise | str:
    """Which areas a line is of."""
    return _GROUPS.get(group, group)


@register.filter
def rung_words(rung: Rung) -> Promise:
    """How far a claim may go."""
    return _RUNGS[rung]


@register.filter
def named(names: dict[str, str], key: str) -> str:
    """The name that goes with a key; the key itself where there is none."""
    return names.get(key, key)


@register.filter
def sizes_words(result: EvaluationResult) -> str:
    """How much there was to go on."""
    sizes = result.sizes
    areas = ngettext("%(n)d area with it", "%(n)d areas with it", sizes.treated_areas) % {
        "n": sizes.treated_areas
    }
    months = _("{before} before the start and {after} after").format(
        before=counted(sizes.months_before, "month"), after=counted(sizes.months_after, "month")
    )
    events = _("about {before} events before and {after} after").format(
        before=f"{sizes.events_before:,}", after=f"{sizes.events_after:,}"
    )
    if not sizes.treated_areas:
        return _("It stands on {events}.").format(events=events)
    compared = ngettext(
        "%(n)d area to compare with", "%(n)d areas to compare with", sizes.comparison_areas
    ) % {"n": sizes.comparison_areas}
    return _("It stands on {areas}, {compared}, {months}, and {events}.").format(
        areas=areas, compared=compared, months=months, events=events
    )


@register.filter
def levels_reading(result: EvaluationResult) -> str:
    """How high the areas with it stood after the start, beside what was expected."""
    known = [
        (each.index, each.index_without)
        for each in result.series
        if each.group == "treated" and each.index_without is not None
    ]
    if not known:
        return ""
    found, expected = (sum(values) / len(known) for values in zip(*known, strict=True))
    return _(
        "After the start the areas with it stood at {found} on average, where {expected} was "
        "expected without it."
    ).format(found=round(found), expected=round(expected))


@register.filter
def times_reading(result: EvaluationResult) -> str:
    """What the months from the start show, in one sentence."""
    before = [each.effect for each in result.event_times if each.months_from_start < 0]
    after = [each.effect for each in result.event_times if each.months_from_start >= 0]
    apart = sum(not each.lower <= 1 <= each.upper for each in before)
    changed = sum(not each.lower <= 1 <= each.upper for each in after)
    return _(
        "Before the start, {apart} of {before} points lie apart from no change; after it, {changed}"
        " of {after}. The dashed line across is no change; the line upwards is the start."
    ).format(apart=apart, before=len(before), changed=changed, after=len(after))


@register.filter
def placebo_reading(result: EvaluationResult) -> str:
    """How often as much was found where there was nothing to find."""
    if result.effect is None:
        return ""
    found = abs(result.effect.ratio - 1)
    as_far = sum(abs(each.ratio - 1) >= found for each in result.placebos)
    return _(
        "Each dot is the same calculation where or when nothing was done. {as_far} of {all} lie as "
        "far from no change as the answer does (the thick line)."
    ).format(as_far=as_far, all=len(result.placebos))


def _way(ratio: float) -> str:
    size = f"{abs(1 - ratio):.0%}"
    if size == "0%":
        return _("no change")
    if ratio < 1:
        return _("{size} lower").format(size=size)
    return _("{size} higher").format(size=size)
