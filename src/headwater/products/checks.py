"""The last gate before anything is written: only what was released may carry a number."""

import pyarrow as pa
import pyarrow.compute as pc

from headwater.released.release import Released
from headwater.tables.results import ReleasedValue
from headwater.vocabulary.faults import Fault
from headwater.vocabulary.states import ValueState

_NUMBERS = ("value", "numerator", "lower", "upper", "completeness")
"""Columns of a withheld cell that could narrow its count. Denominators are public populations."""


class ReleaseRefused(Fault):
    """What was handed over for release breaks a promise, so nothing was written."""


def check_release(released: Released) -> None:
    """Raise ReleaseRefused unless the values have their declared columns and keep their secrets."""
    values = released.values
    missing = [name for name in ReleasedValue.columns() if name not in values.column_names]
    if missing:
        raise ReleaseRefused(
            found=f"The values lack the columns {', '.join(missing)}.",
            expected="every column of a released value.",
            next_step="hand over the table that disclosure control returned, unchanged.",
        )
    _check_states(values)
    _check_measures(released)


def _check_states(values: pa.Table) -> None:
    withheld = values.filter(pc.not_equal(values.column("state"), ValueState.RELEASED.value))
    telling = [name for name in _NUMBERS if withheld.column(name).null_count < len(withheld)]
    if telling:
        raise ReleaseRefused(
            found=f"Cells that are not released carry a number in {', '.join(telling)}.",
            expected="no number at all in a cell that is suppressed, missing or not collected.",
            next_step="run disclosure control again; nothing was written.",
        )


def _check_measures(released: Released) -> None:
    known = {measure.measure for measure in (*released.measures, *released.versions)}
    strange = sorted(set(pc.unique(released.values.column("measure")).to_pylist()) - known)
    if strange:
        raise ReleaseRefused(
            found=f"Values of measures that the release does not describe: {', '.join(strange)}.",
            expected="a definition in words for every measure with values.",
            next_step="release the measure with its definition, or leave its values out.",
        )
