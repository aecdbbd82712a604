"""What the methods say of a measure, as its page tells it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from headwater.released import Release
from headwater.released.analyses import Analysis, Question
from headwater.released.analysis_words import analysis_words, compared_words
from headwater.vocabulary.areas import Area

_HEADINGS = {
    Question.FUNNEL: _("Districts against the whole"),
    Question.CONTROL_CHART: _("Through time"),
    Question.EARLY_WARNING: _("Through time"),
    Question.EXPECTED: _("Through time"),
    Question.SLOPE: _("By deprivation"),
    Question.RELATIVE_SLOPE: _("By deprivation"),
    Question.REPRESENTATION: _("By ethnic group"),
    Question.CONCENTRATION: _("Small areas"),
    Question.INEQUALITY_OF_PLACES: _("Small areas"),
    Question.PERSISTENCE: _("Small areas"),
    Question.HOT_SPOTS: _("Small areas"),
    Question.NEAR_REPEAT: _("Small areas"),
}


@dataclass(frozen=True, slots=True)
class Analysed:
    """Sentences under their headings, and how many comparisons stand behind them."""

    sections: dict[str, list[str]]
    tested: str


def analysed(release: Release, measure: str, area: Area) -> Analysed | None:
    """What is said of one measure: of a district its own lines, of the whole all of them."""
    whole = release.whole_area.code
    found = [
        each
        for each in release.analyses
        if each.measure == measure and area.code in {whole, each.area_code}
    ]
    if not found:
        return None
    sections: dict[str, list[str]] = {}
    for each in found:
        words = analysis_words(each, area=release.area(each.area_code).name)
        sections.setdefault(str(_HEADINGS[each.question]), []).append(words)
    return Analysed(sections, compared_words(max(_tested(found))))


def _tested(found: list[Analysis]) -> list[int]:
    return [each.tested for each in found]
