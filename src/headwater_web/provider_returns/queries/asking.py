"""What one return asks and what a version of it says, as checks and pages need it."""

from datetime import timedelta

from django.utils.translation import gettext as _

from headwater_web.provider_returns.answers import AllAnswers
from headwater_web.provider_returns.asked import asked, return_form
from headwater_web.provider_returns.checks import About, Fault, faults_of_return
from headwater_web.provider_returns.fault_words import fault_words
from headwater_web.provider_returns.models import ProviderReturn, Version
from headwater_web.provider_returns.questions import ReturnForm


def form_of(report: ProviderReturn) -> ReturnForm:
    """All that a return asks."""
    return return_form(report.parts, areas=report.areas, is_large=report.is_large)


def about_of(report: ProviderReturn) -> About:
    """What checks need to know of a return."""
    return About(
        programme_starts=report.programme_starts,
        last_day=report.ends - timedelta(days=1),
        limits=asked().lists.limits,
    )


def said_in(version: Version) -> AllAnswers:
    """The answers of a version, page by page."""
    return {page.group: page.said for page in version.pages.all()}


def faults_in(version: Version) -> tuple[Fault, ...]:
    """Every fault of a version as it stands, what is not answered included."""
    report = version.report
    return faults_of_return(form_of(report), said_in(version), about=about_of(report))


def lines_amiss(version: Version) -> tuple[str, ...]:
    """The same in words, one line for each page that has any."""
    form, found = form_of(version.report), faults_in(version)
    lines: list[str] = []
    for group in form.groups:
        of_group = [each for each in found if each.group == group.key]
        if of_group:
            lines.append(_line(group.title, of_group))
    return tuple(lines)


def _line(title: str, found: list[Fault]) -> str:
    first = fault_words(found[0].kind, found[0].values)
    if len(found) == 1:
        return f"{title}: {first}"
    return _("{title}: {count} boxes. The first: {words}").format(
        title=title, count=len(found), words=first
    )
