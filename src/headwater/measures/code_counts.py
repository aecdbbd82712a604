"""How the events of each kind divide over offence codes, year by year. Stays in the engine."""

from headwater.definitions.measure import Measure
from headwater.definitions.scope import Kind, Scope
from headwater.measures.categories import category_column, kind_column, kinds_of
from headwater.measures.conditions import kind_holds
from headwater.measures.coverage import YEAR_OF_MONTH
from headwater.measures.sql import listed, quoted
from headwater.tables.schema import Expression
from headwater.tables.weights import CodeCount


def code_counts(measure: Measure, *, scope: Scope) -> Expression:
    """Events of `placed_event` by kind, offence code and year, wherever they happened.

    They are those of the measure's total, each under the kind under which it is published.
    """
    kinds = kinds_of(measure, scope)
    flags = ", ".join(f"{kind_holds(kind)} AS {kind_column(kind)}" for kind in kinds)
    feeds = listed(measure.numerator.feeds)
    events = f"SELECT month, offence_code, {flags} FROM placed_event WHERE feed IN ({feeds})"
    any_kind = " OR ".join(kind_column(kind) for kind in kinds)
    return Expression(
        CodeCount,
        f"SELECT {quoted(measure.measure)} AS measure, "
        f"{category_column(measure, 'kind', scope)} AS kind, offence_code, "
        f"CAST({YEAR_OF_MONTH} AS INTEGER) AS year, COUNT(*) AS events "
        f"FROM ({events}) AS event_of_kind WHERE {any_kind} GROUP BY 1, 2, 3, 4",
    )


def codes_of(kind: Kind) -> frozenset[str] | None:
    """The offence codes that a kind may have; None where its rules do not name them.

    >>> from headwater.definitions.conditions import Condition, Rule
    >>> rule = Rule(all_of=(Condition(column="offence_code", codes=("5/1", "8/1")),))
    >>> sorted(codes_of(Kind.model_construct(rules=(rule,))))
    ['5/1', '8/1']
    """
    named: set[str] = set()
    for rule in kind.rules:
        codes = [
            set(condition.codes)
            for condition in rule.all_of
            if condition.column == "offence_code" and condition.codes
        ]
        if not codes:
            return None
        named |= set.intersection(*codes)
    return frozenset(named)
