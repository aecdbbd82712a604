"""Which measures a change of recording touches, found from what each of them counts."""

from collections.abc import Iterable

from headwater.definitions.conditions import Condition, Rule
from headwater.definitions.measure import Measure
from headwater.definitions.scope import Scope


def counts_code(measure: Measure, *, feed: str, code: str | None, scope: Scope) -> bool:
    """Whether `measure` may count events of `feed` with that offence code; any, without a code.

    Flags are not weighed: where a code may count, a change in its recording is a break.
    """
    if feed not in measure.numerator.feeds:
        return False
    if code is None:
        return True
    if not _allows(measure.numerator.rule, code):
        return False
    kinds = [kind for kind in scope.kinds if kind.key in measure.numerator.kinds]
    return not kinds or any(_allows(rule, code) for kind in kinds for rule in kind.rules)


def _allows(rule: Rule, code: str) -> bool:
    about_codes = [condition for condition in rule.all_of if _is_about_codes(condition)]
    any_of = [condition for condition in rule.any_of if _is_about_codes(condition)]
    return (
        all(_matches(condition, code) for condition in about_codes)
        and (len(any_of) < len(rule.any_of) or not any_of or _one_matches(any_of, code))
        and not _one_matches(filter(_is_about_codes, rule.none_of), code)
    )


def _is_about_codes(condition: Condition) -> bool:
    return condition.column == "offence_code"


def _one_matches(conditions: Iterable[Condition], code: str) -> bool:
    return any(_matches(condition, code) for condition in conditions)


def _matches(condition: Condition, code: str) -> bool:
    return code in (condition.codes or ()) or code.startswith(condition.prefixes or ())
