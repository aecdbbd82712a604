"""Choosing one number of the current release: what there is to choose from, and how it reads."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headwater.released.editions.said import SaidNumber, say
from headwater.released.editions.tokens import NEWEST, WHOLE, Form, Token
from headwater.released.opened import Release
from headwater.vocabulary.areas import AreaType
from headwater_web.ui.words import breakdown_words, category_words, period_words

EVERYONE = "all"
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number as it reads now, and the token that says it."""

    said: SaidNumber
    token: str


def measure_choices(release: Release) -> list[tuple[str, Choices]]:
    """The measures by theme."""
    themes: dict[str, Choices] = {}
    for each in release.measures:
        themes.setdefault(each.theme, []).append((each.measure, each.title))
    return sorted(themes.items())


def area_choices(release: Release) -> Choices:
    """Areas whose numbers can be said: the whole, and those down to districts."""
    types = (AreaType.PARTNERSHIP_AREA, AreaType.DISTRICT)
    areas = [area for each in types for area in release.areas_of_type(each)]
    return [(WHOLE, release.whole_area.name), *((area.code, area.name) for area in areas)]


def period_choices(release: Release, measure: str, area: str) -> Choices:
    """The newest, and every year and window that the release has, newest first."""
    code = release.whole_area.code if area == WHOLE else area
    found = {row.period: row.when for row in release.values(measure=measure, area_code=code)}
    known = [period for period, when in found.items() if when.months > 1]
    known.sort(key=lambda period: (found[period].end_month, found[period].months), reverse=True)
    newest = (NEWEST, _("The newest: follows each release until you publish"))
    return [newest, *((period, period_words(period)) for period in known)]


def group_choices(release: Release, measure: str, area: str) -> Choices:
    """Everyone, and each group for which the measure is released."""
    code = release.whole_area.code if area == WHOLE else area
    rows = release.values(measure=measure, area_code=code)
    groups = {(row.breakdown, row.category) for row in rows if row.breakdown != EVERYONE}
    return [
        (EVERYONE, _("Everyone")),
        *(
            (f"{breakdown}={category}", f"{breakdown_words(breakdown)}: {category_words(category)}")
            for breakdown, category in sorted(groups)
        ),
    ]


def found_number(release: Release, chosen: Mapping[str, str]) -> FoundNumber:
    """The number that was chosen. Raises the release's faults for what it has not."""
    breakdown, _equals, category = chosen["group"].partition("=")
    token = Token(
        chosen["measure"],
        chosen["area"],
        chosen["period"],
        Form(chosen["form"]),
        breakdown or EVERYONE,
        category or EVERYONE,
    )
    return FoundNumber(say(release, token), str(token))
