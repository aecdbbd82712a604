"""A release with one thing to notice, which nobody asked about, and two false alarms.

What is noticed is decided by the engine's own analysis of the planted numbers, not here.
"""

from datetime import date
from pathlib import Path

from tests.unit.analyses.lattice import AREA_NAMES, shares, table, years
from tests.unit.products import sample

from headwater.analyses import notice
from headwater.demo import TRUTHS
from headwater.products.publishing import point_current, write_release
from headwater.released.release import Break, Signal

TITLES = {
    "first_time_entrants": "First-time entrants",
    "bodily_harm": "Assault with bodily harm",
    "callouts": "Ambulance callouts",
}
USUAL = 500
"""How many a year where nothing changes."""
JUMPED = round(USUAL * TRUTHS.recording_change.jump)
LAPSED = USUAL * TRUTHS.lapsed_feed.ended_on.month // 12
"""What a year holds whose feed ended with its agreement, for whoever does not know that it did."""
FALSE_ALARMS = (TITLES["bodily_harm"], TITLES["callouts"])


def signals() -> tuple[Signal, ...]:
    """What the engine notices: one change of recording and one lapsed feed are known to it."""
    young, older = TRUTHS.young_entrants.under_13, TRUTHS.young_entrants.aged_13_to_17
    changed = Break("bodily_harm", date(2025, 4, 1), "Recording changed.")
    return notice(
        table(
            shares(
                "first_time_entrants",
                {"10-12": list(young.values()), "13-17": list(older.values())},
            ),
            years("bodily_harm", [USUAL] * 5 + [JUMPED]),
            years("callouts", [USUAL] * 5 + [None]),
        ),
        titles=TITLES,
        area_names=AREA_NAMES,
        breaks=[changed],
    )


def false_alarms() -> tuple[Signal, ...]:
    """What would be noticed by somebody who knows of neither."""
    return notice(
        table(
            years("bodily_harm", [USUAL] * 5 + [JUMPED]),
            years("callouts", [USUAL] * 5 + [LAPSED]),
        ),
        titles=TITLES,
        area_names=AREA_NAMES,
        breaks=[],
    )


def release_planted(root: Path) -> None:
    """Put a release with these signals where a site looks for one."""
    write_release(sample.released(signals=signals()), root=root, figures=False, assessment=False)
    point_current(root, sample.RELEASE_ID)
