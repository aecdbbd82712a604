"""A measure's definition in plain English, made from the definition itself."""

from collections.abc import Iterable, Sequence

from headwater.definitions.conditions import Condition, Rule
from headwater.definitions.measure import Measure
from headwater.definitions.numbers_counted import Denominator, PublishedFigure
from headwater.definitions.scope import Scope
from headwater.measures.categories import kinds_of
from headwater.measures.repeats import REPEATS
from headwater.vocabulary.counts import counted

_RESIDENTS = {None: "residents", "female": "female residents", "male": "male residents"}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def definition_words(measure: Measure, scope: Scope) -> str:
    """What is counted, over whom, and how it is divided: for "how this number was made"."""
    published = measure.numerator.published
    if published is not None:
        return _of_published(measure, published)
    sentences = [_numerator(measure, scope), _denominator(measure.denominator)]
    if measure.complement_of:
        sentences.append(f"It is a part of the measure {measure.complement_of}.")
    if "kind" in measure.breakdowns:
        order = "; ".join(kind.title for kind in kinds_of(measure, scope))
        sentences.append(
            "Divided by kind, an event of several kinds is shown under the first of these that "
            f"it belongs to: {order}."
        )
    if "deprivation_fifth" in measure.breakdowns:
        sentences.append(
            "Deprivation fifth 1 holds the most deprived fifth of the country's small areas."
        )
    return " ".join(sentences)


def _of_published(measure: Measure, published: PublishedFigure) -> str:
    """A figure of published aggregates, the rows of it that are taken, and what is made of them."""
    name, feed = (_plain(word) for word in (published.figure, measure.numerator.feeds[0]))
    sentences = [f"Takes the figure “{name}” of the feed “{feed}”"]
    sentences[0] += "".join(
        f", where {_plain(column)} is {_either(f'“{value}”' for value in _values(values))}"
        for column, values in sorted(published.where.items())
    )
    sentences[0] += ", of all groups together."
    if published.added_up:
        columns = " and ".join(_plain(column) for column in published.added_up)
        sentences.append(f"Rows of each {columns} are added up.")
    if published.as_published:
        sentences.append("The value is its publisher's, for the publisher's own areas; no count.")
        return " ".join(sentences)
    if published.parts_of_year > 1:
        done = "added up" if published.over_a_year == "sum" else "averaged"
        sentences.append(f"A year's {counted(published.parts_of_year, 'part')} are {done}.")
    sentences.append(_denominator(measure.denominator))
    if measure.complement_of:
        sentences.append(f"It is a part of the measure {measure.complement_of}.")
    return " ".join(sentences)


def _values(values: str | tuple[str, ...]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else values


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _numerator(measure: Measure, scope: Scope) -> str:
    feeds = _either(f"“{feed.replace('_', ' ')}”" for feed in measure.numerator.feeds)
    words = f"Counts events of the feed {feeds}"
    if measure.numerator.kinds:
        words += f" within “{scope.title}”, version {scope.version}: {_kinds(measure, scope)}"
    rule = rule_words(measure.numerator.rule)
    return f"{words}, where {rule}." if rule else f"{words}."


def _kinds(measure: Measure, scope: Scope) -> str:
    counted = kinds_of(measure, scope)
    if len(counted) == len(scope.kinds):
        return "any of its kinds"
    return _either(f"“{kind.title}”" for kind in counted)


def _denominator(denominator: Denominator | None) -> str:
    if denominator is None:
        return "It is a count; it is not divided by anything."
    is_share = denominator.is_share or denominator.measure
    per = "percent of the" if is_share and denominator.per == 100 else f"per {denominator.per:,}"
    if denominator.measure is not None:
        each = "percent" if denominator.per == 100 else f"so many for each {denominator.per:,}"
        return f"It is given as {each} of the events that the measure {denominator.measure} counts."
    if denominator.figure is not None:
        time = "" if denominator.is_share else " a year"
        return f"It is given as {per} {denominator.people}{time}, as the same files state them."
    lowest, below = denominator.age_at_least, denominator.age_below
    residents = _RESIDENTS[denominator.sex]
    if lowest is not None and below is not None:
        people = f"{residents} aged {lowest} to {below - 1}"
    elif below is not None:
        people = f"{residents} under {below}"
    elif lowest is not None:
        people = f"{residents} aged {lowest} and over"
    else:
        people = residents
    return f"The rate is {per} {people} a year."


def rule_words(rule: Rule) -> str:
    """A rule as a clause; empty for a rule without conditions.

    >>> rule_words(Rule(all_of=(Condition(column="age", below=25),)))
    'age is below 25'
    """
    parts = [_condition(condition) for condition in rule.all_of]
    if rule.any_of:
        parts.append(_either(_condition(condition) for condition in rule.any_of))
    parts += [f"it is not so that {_condition(condition)}" for condition in rule.none_of]
    return ", and ".join(parts)


def _condition(condition: Condition) -> str:
    column = condition.column.replace("_", " ")
    if condition.codes is not None:
        return f"{column} is {_either(condition.codes)}"
    if condition.prefixes is not None:
        return f"{column} begins with {_either(condition.prefixes)}"
    if condition.column in REPEATS:
        what = "of the same person" if column == "repeat person" else "in the same small area"
        return f"another of these {what} came at most {REPEATS[condition.column]} days before"
    if condition.is_ is not None:
        return f"{column} is recorded as {'yes' if condition.is_ else 'no'}"
    if condition.recorded is not None:
        return f"{column} is {'' if condition.recorded else 'not '}recorded"
    if condition.below is not None:
        return f"{column} is below {condition.below:g}"
    if condition.at_least is not None:
        return f"{column} is {condition.at_least:g} or more"
    return _time(condition)


def _time(condition: Condition) -> str:
    if condition.weekdays is not None:
        return f"the day is {_either(_DAYS[weekday - 1] for weekday in condition.weekdays)}"
    return f"the hour is from {condition.from_hour}:00 until {condition.until_hour}:00"


def _either(words: Iterable[str]) -> str:
    items: Sequence[str] = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} or {items[-1]}"
