"""Missing ethnicity by supplier and month, and how far it could move a disparity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.quality import DisparityBounds, QualityRow
from headwater.vocabulary.periods import add_months
from headwater.vocabulary.quality import Aspect
from headwater_web.dashboard.quality.scorecards import MONTHS_SHOWN, card_address
from headwater_web.dashboard.quality.words import value_words
from headwater_web.ui.words import category_words, month_words, share_words

FIELD = "ethnicity"
MISSING = (Aspect.NOT_RECORDED, Aspect.NOT_STATED)


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One supplier's feed: not recorded and not stated, the last year and month by month."""

    title: str
    supplier_name: str
    address: str
    aspect: str
    year: str
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisparityLine:
    """One group of one measure in its newest year."""

    measure: str
    period: str
    group: str
    reference: str
    ratio: str
    lower: str
    upper: str
    missing_share: str
    sentence: str


def shown_months(release: Release) -> list[date]:
    """The newest months of which anything is said, oldest first."""
    months = [row.month for row in release.quality.of_field(FIELD)]
    if not months:
        return []
    return [add_months(max(months), -back) for back in reversed(range(MONTHS_SHOWN))]


def missing_lines(release: Release) -> list[MissingLine]:
    """Two lines for each supplier's feed that is asked for ethnicity."""
    months = shown_months(release)
    names = {(each.feed, each.supplier): each for each in release.sources}
    rows = release.quality.of_field(FIELD)
    lines = []
    for key in sorted({(row.feed, row.supplier) for row in rows} & names.keys()):
        own = [row for row in rows if (row.feed, row.supplier) == key]
        for aspect in MISSING:
            told = [row for row in own if row.aspect is aspect]
            lines.append(
                _missing_line(names[key].title, names[key].supplier_name, key, told, months)
            )
    return [line for line in lines if line.aspect]


def _missing_line(
    title: str,
    supplier_name: str,
    key: tuple[str, str],
    told: Iterable[QualityRow],
    months: Iterable[date],
) -> MissingLine:
    by_month = {(row.month, row.months): row for row in told}
    year = next((row for (_month, length), row in by_month.items() if length != 1), None)
    aspect = next((row.aspect for row in by_month.values()), None)
    words = {Aspect.NOT_RECORDED: _("not recorded"), Aspect.NOT_STATED: _("asked, not stated")}
    return MissingLine(
        title=title,
        supplier_name=supplier_name,
        address=card_address(*key),
        aspect=words[aspect] if aspect else "",
        year=value_words(year),
        months=tuple(value_words(by_month.get((month, 1))) for month in months),
    )


def disparity_lines(release: Release) -> list[DisparityLine]:
    """Each measure in its newest year for which the missing are known, group by group."""
    newest: dict[str, str] = {}
    for found in release.quality.disparity:
        newest[found.measure] = max(found.period, newest.get(found.measure, ""))
    titles = {measure.measure: measure.short_title for measure in release.measures}
    return [
        _disparity_line(found, titles[found.measure])
        for found in release.quality.disparity
        if found.period == newest[found.measure] and found.measure in titles
    ]


def _disparity_line(found: DisparityBounds, title: str) -> DisparityLine:
    group, reference = category_words(found.group), category_words(found.reference)
    share = found.missing / found.events if found.events else None
    return DisparityLine(
        measure=title,
        period=found.period,
        group=group,
        reference=reference,
        ratio=f"{found.ratio:.2f}",
        lower=f"{found.lower:.2f}",
        upper=f"{found.upper:.2f}",
        missing_share=share_words(share),
        sentence=_sentence(found, group, reference),
    )


def _sentence(found: DisparityBounds, group: str, reference: str) -> str:
    if found.could_turn:
        return _("We cannot tell whether {group} is higher or lower than {reference}.").format(
            group=group, reference=reference
        )
    if found.lower >= 1:
        return _("{group} is higher than {reference}, whoever the missing are.").format(
            group=group, reference=reference
        )
    return _("{group} is lower than {reference}, whoever the missing are.").format(
        group=group, reference=reference
    )


def month_heads(release: Release) -> list[str]:
    """The months of the table in words."""
    return [month_words(month) for month in shown_months(release)]
