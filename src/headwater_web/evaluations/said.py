"""What a plan says, checked: one column held against another, as the engine would."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from headwater.released.evaluations.plan import CountsFrom
from headwater.released.evaluations.plan_faults import plan_faults
from headwater_web.evaluations.plan_columns import GROUP_COLUMNS, PLAN_COLUMNS
from headwater_web.evaluations.plans import AreasUnreadable, plan_of
from headwater_web.ui.rows_of_files import Unreadable, read_row

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
WHOLE_FORM = "title"
"""Where a fault is told that is of no one column."""


def read_plan(said: Mapping[str, str]) -> dict[str, Any]:
    """What a plan says, checked. Raises Unreadable with every fault."""
    values, faults = read_row(PLAN_COLUMNS, said)
    if not faults:
        faults = [*_group_faults(values), *_number_faults(values)]
    if not faults:
        faults = _faults_of_the_plan(values)
    if faults:
        raise Unreadable(faults)
    return values


def _group_faults(values: dict[str, Any]) -> list[tuple[str, str]]:
    given = [name for name in GROUP_COLUMNS if values[name] is not None]
    if values["counts_from"] == CountsFrom.TWO_GROUPS:
        return [
            (name, _("A plan about two groups needs this."))
            for name in GROUP_COLUMNS
            if values[name] is None
        ]
    return [(name, _("Leave this empty: the plan is not about two groups.")) for name in given]


def _number_faults(values: dict[str, Any]) -> list[tuple[str, str]]:
    if values["smallest_effect"] > 0:
        return []
    return [("smallest_effect", _("Give a number above 0. Below it nobody would act."))]


def _faults_of_the_plan(values: dict[str, Any]) -> list[tuple[str, str]]:
    try:
        plan = plan_of(
            values,
            reference="EP-1",
            version=1,
            intervention=values["intervention"],
            locked_at=_ANY_TIME,
            locked_by="nobody",
            changed_after_opening=False,
        )
    except AreasUnreadable as fault:
        return [("treated", str(fault))]
    return [(WHOLE_FORM, words) for words in plan_faults(plan)]
