"""Which of a feed's consistency rules a row breaks: moments that came in an order that cannot be.

A row that breaks a rule is accepted all the same, because it is counted rightly; how often it
happens is said of the supplier, so that the record can be mended where it is made.
"""

from headwater.definitions.extract import ConsistencyRule, ExtractSpecification
from headwater.intake.reading import literal
from headwater.intake.values import typed

DIVIDER = "|"


def rules_broken(specification: ExtractSpecification) -> str:
    """SQL over `cells` for the keys of the rules that a row breaks; empty where it breaks none."""
    broken = ", ".join(
        f"CASE WHEN {_is_broken(rule, specification)} THEN {literal(rule.key)} END"
        for rule in specification.consistency
    )
    return f"nullif(concat_ws({literal(DIVIDER)}, {broken}), '')"


def _is_broken(rule: ConsistencyRule, specification: ExtractSpecification) -> str:
    """SQL that is true where both moments are given and stand in the wrong order.

    A date says nothing of the hour, so a date and a moment are compared as days.
    """
    columns = [specification.column(name) for name in (rule.later, rule.earlier)]
    later, earlier = (typed(column) for column in columns)
    if {column.logical_type for column in columns} != {"timestamp"}:
        later, earlier = f"CAST({later} AS DATE)", f"CAST({earlier} AS DATE)"
    return f"{later} < {earlier}"
