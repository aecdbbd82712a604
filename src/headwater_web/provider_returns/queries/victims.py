"""Girls and women among people referred, beside girls and women among victims."""

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.values import ValueRow
from headwater.vocabulary.faults import Fault
from headwater.vocabulary.shares import Share
from headwater_web.accounts.api import Asker
from headwater_web.provider_returns.answers import Answer
from headwater_web.provider_returns.queries.accepted import Told, newest_quarter, told_of
from headwater_web.provider_returns.queries.readings import Reading
from headwater_web.provider_returns.schedule import schedule
from headwater_web.provider_returns.shares import number_shown, told_apart
from headwater_web.ui.api import current_release
from headwater_web.ui.words import period_words

GROUP, QUESTION = "by_sex", "referred"
FEMALE, MALE = "female", "male"
SEX = "sex"


def girls_beside_victims(person: Asker) -> Reading | None:
    """The newest quarter's programmes, each with its share of girls and women; None without any."""
    told = [each for each in newest_quarter(told_of(person)) if each.said.get(GROUP)]
    if not told:
        return None
    victims, what = victims_now()
    rows = tuple(_row(each, victims) for each in told)
    heads = (
        _("Programme"),
        _("Girls and women, of people referred whose sex is known"),
        _("Beside victims"),
    )
    sentence = (
        _("Girls and women among victims, {what}: {share}.").format(what=what, share=victims.words)
        if victims
        else _("How many victims are girls and women is withheld or not known here.")
    )
    note = _("A programme may be meant for one sex: then its share is no gap.")
    title = _("Girls and women: referrals beside victims, {months}").format(months=told[0].months)
    return Reading("girls", title, heads, rows, (sentence,), note)


def victims_now() -> tuple[Share | None, str]:
    """Girls and women among victims of the measure that the partnership chose, and what it is."""
    release, measure = current_release(), schedule().victims
    if release is None or not measure:
        return None, ""
    try:
        return _victims_in(release, measure)
    except Fault:
        return None, ""


def _victims_in(release: Release, measure: str) -> tuple[Share | None, str]:
    area = release.whole_area.code
    rows = release.values(measure=measure, area_code=area, breakdown=SEX)
    by_period: dict[str, dict[str, ValueRow]] = {}
    for row in rows:
        if row.is_released and row.numerator is not None:
            by_period.setdefault(row.period, {})[row.category] = row
    known = [each for each in by_period.values() if {FEMALE, MALE} <= set(each)]
    if not known:
        return None, ""
    newest = max(known, key=lambda each: (each[FEMALE].when.end_month, each[FEMALE].period))
    female, male = newest[FEMALE].numerator or 0, newest[MALE].numerator or 0
    title = release.measure(measure).short_title.lower()
    what = _("{title}, {when}").format(title=title, when=period_words(newest[FEMALE].when))
    return (Share(female, female + male) if female + male else None), what


def _row(told: Told, victims: Share | None) -> tuple[str, str, str]:
    female = told.answer(GROUP, QUESTION, FEMALE)
    male = told.answer(GROUP, QUESTION, MALE)
    share = _share(female, male)
    name = told.report.programme_name
    if share is None:
        return name, number_shown(female), _("cannot be compared: a number is missing")
    return name, share.words, _beside(share, victims)


def _share(female: Answer | None, male: Answer | None) -> Share | None:
    if not isinstance(female, int) or not isinstance(male, int) or not female + male:
        return None
    return Share(female, female + male)


def _beside(share: Share, victims: Share | None) -> str:
    if victims is None:
        return _("not known")
    if not told_apart(share, victims):
        return _("cannot be told apart")
    return _("lower") if share.value < victims.value else _("higher")
