"""What a page of the dashboard says, in sentences, in one release."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.faults import ExitCode, Fault
from headwater.vocabulary.states import ValueState
from headwater_web.dashboard import headlines, queries, readings
from headwater_web.dashboard.area_profile.page import is_profiled
from headwater_web.dashboard.area_profile.summary import sentences
from headwater_web.dashboard.choices import Choice, read_choice
from headwater_web.dashboard.comparing.forms import TwoDistricts
from headwater_web.dashboard.comparing.rows import comparison
from headwater_web.dashboard.figures import source_words
from headwater_web.dashboard.lenses.reading import through_lenses
from headwater_web.dashboard.place_explorer.choices import read_choice as read_place_choice
from headwater_web.dashboard.saved_views.addresses import PageAddress, read_page_address
from headwater_web.dashboard.subjects.pages import find_subject, subject_page
from headwater_web.ui.api import released_reader
from headwater_web.ui.words import breakdown_words, category_words, day_words, period_words

_KNOWN = (ValueState.RELEASED, ValueState.SUPPRESSED)
_NOWHERE = (ExitCode.NOT_FOUND, ExitCode.USAGE)


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page in one release: what it is called, what it says, and of which figure, if of one.

    `foot` names sources and the day that the numbers describe. One that `is_gone` is of something
    that the release does not hold.
    """

    title: str
    sentences: tuple[str, ...] = ()
    figure: str = ""
    foot: str = ""
    is_gone: bool = False

    @property
    def words(self) -> str:
        """All sentences, a line each."""
        return "\n".join(self.sentences)


@lru_cache(maxsize=512)
def read_page(release: Release, address: str) -> PageReading:
    """What the page at an address says. Releases never change, so each is read once.

    It says nothing that depends on who asks: only whether they may open the page does.
    """
    page = read_page_address(address)
    try:
        found = _READERS.get(page.route, _no_sentence)(release, page)
    except Fault as fault:
        if fault.exit_code not in _NOWHERE:
            raise
        return PageReading("", (_("This release holds nothing at this address."),), is_gone=True)
    return found if found.foot or not found.sentences else replace(found, foot=_as_at(release))


def _as_at(release: Release) -> str:
    return _("Data up to {day}. Release {release}.").format(
        day=day_words(release.as_at_date), release=release.release_id
    )


def _measure(release: Release, page: PageAddress) -> PageReading:
    if pinned := page.query.get("release"):
        release = released_reader().open(pinned)
    measure = release.measure(page.arguments["name"])
    choice = read_choice(release, measure, page.query)
    rows = queries.chosen_rows(release, measure, choice)
    title = f"{measure.short_title}, {choice.area.name}"
    foot = source_words(release, measure, rows)
    if choice.is_broken_down:
        title = f"{title}, {breakdown_words(choice.breakdown).lower()}"
        return PageReading(title, tuple(_parts(measure, choice, rows)), foot=foot)
    sentence = readings.reading(release, measure, choice.area.name, rows)
    newest = next((row for row in reversed(rows) if row.state in _KNOWN), None)
    figure = str(release.reference(newest)) if newest else ""
    return PageReading(title, (sentence,), figure=figure, foot=foot)


def _parts(measure: ReleasedMeasure, choice: Choice, rows: list[ValueRow]) -> Iterator[str]:
    """The newest period of a breakdown, a sentence for each of its parts."""
    known = [row.when.first_month for row in rows if row.state in _KNOWN]
    newest = [row for row in rows if known and row.when.first_month == max(known)]
    if not newest:
        yield _("There is no number to show here yet. That is not the same as zero.")
        return
    yield _("In {area}, {when}, by {breakdown}:").format(
        area=choice.area.name,
        when=period_words(newest[0].when),
        breakdown=breakdown_words(choice.breakdown).lower(),
    )
    for row in newest:
        yield f"{category_words(row.category)}: {_part_words(row, measure)}"


def _part_words(row: ValueRow, measure: ReleasedMeasure) -> str:
    if not row.is_released:
        return readings.absence_words(row)
    if row.value is None:
        return readings.count_words(row, measure)
    value, note = readings.value_words(row, measure), readings.note_words(row, measure)
    return f"{value} ({note})" if note else value


def _area(release: Release, page: PageAddress) -> PageReading:
    """What its page says in short; of an area that has no such words, the national measures."""
    area = release.area(page.arguments["code"])
    told = sentences(release, area) if is_profiled(area) else []
    if told:
        return PageReading(area.name, tuple(map(_plain, told)))
    measures = headlines.national_measures(release) or release.measures[:3]
    found = [headlines.headline(release, measure, area) for measure in measures]
    return PageReading(area.name, tuple(map(headline_words, found)))


def _plain(sentence: str) -> str:
    """A sentence of a page without its links."""
    return unescape(strip_tags(sentence))


def headline_words(found: headlines.Headline) -> str:
    """A headline as one line of text: its number, period, interval and comparison."""
    number = f"{found.value} {found.sentence}" if found.value else found.sentence
    notes = [found.note]
    if found.comparison:
        notes.append(_("against the whole partnership: {words}").format(words=found.comparison))
    note = "; ".join(each for each in notes if each)
    line = f"{found.measure.short_title}: {number}"
    return f"{line} ({note})" if note else line


def _compare(release: Release, page: PageAddress) -> PageReading:
    form = TwoDistricts(dict(page.query), release=release)
    if not form.is_valid():
        return PageReading(_("Two districts, not chosen yet"))
    first, second = (release.area(form.cleaned_data[name]) for name in ("first", "second"))
    found = comparison(release, first, second)
    title = _("{first} beside {second}").format(first=first.name, second=second.name)
    said = tuple(each for each in (found.reading, found.tested) if each) if found else ()
    return PageReading(title, said)


def _subject(release: Release, page: PageAddress) -> PageReading:
    subject = find_subject(release, page.arguments["key"])
    return PageReading(subject.title, subject_page(release, subject).sentences)


def _lenses(release: Release, page: PageAddress) -> PageReading:
    measure = release.measure(page.arguments["name"])
    area = release.area(page.query.get("area", "") or release.whole_area.code)
    shown = through_lenses(release, measure, area)
    told = [each.lens.title for each in shown if each.is_supported]
    sentence = ngettext(
        "The data support {n} of {all} lens.", "The data support {n} of {all} lenses.", len(shown)
    ).format(n=len(told), all=len(shown))
    listed = [_("They are: {titles}.").format(titles=", ".join(told))] if told else []
    title = _("{measure} through each lens, {area}").format(
        measure=measure.short_title, area=area.name
    )
    return PageReading(title, (sentence, *listed))


def _places(release: Release, page: PageAddress) -> PageReading:
    """How many places last, in the chosen district or in all. Which they are, the page says."""
    district = read_place_choice(release, page.query).district
    title = _("Places for lasting support")
    if district is not None:
        title = f"{title}, {district.name}"
    found = release.places
    if found is None or not found.could_tell:
        return PageReading(title, (_("In this release nobody can tell which places these are."),))
    inside = [
        place for place in found.places if district is None or place.district_code == district.code
    ]
    sentence = ngettext(
        "In {n} small area two sources agree for three years.",
        "In {n} small areas two sources agree for three years.",
        len(inside),
    ).format(n=len(inside))
    return PageReading(title, (sentence,))


def _no_sentence(_release: Release, page: PageAddress) -> PageReading:
    """A page that no one sentence sums up goes by the name that its reader gave it."""
    del page
    return PageReading("")


_READERS: dict[str, Callable[[Release, PageAddress], PageReading]] = {
    "measure": _measure,
    "area": _area,
    "compare": _compare,
    "subject": _subject,
    "lenses": _lenses,
    "places": _places,
}
