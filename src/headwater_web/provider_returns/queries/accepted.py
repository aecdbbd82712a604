"""What accepted returns say, and whose: the only ones that numbers are read from."""

from dataclasses import dataclass

from headwater_web.accounts.api import Asker
from headwater_web.provider_returns.answers import AllAnswers, Answer, as_number
from headwater_web.provider_returns.models import ProviderReturn, Version
from headwater_web.provider_returns.queries.asking import form_of, said_in
from headwater_web.provider_returns.queries.returns import (
    accepted_version,
    months_words,
    returns_of,
)
from headwater_web.provider_returns.questions import Group, ReturnForm, cell_name


@dataclass(frozen=True, slots=True)
class Told:
    """One accepted return: what it asked, and what it says."""

    report: ProviderReturn
    version: Version
    form: ReturnForm
    said: AllAnswers

    @property
    def months(self) -> str:
        """The months that it is about, in words."""
        return months_words(self.report)

    def answer(self, group: str, question: str, row: str = "") -> Answer | None:
        """One answer, if it was given."""
        return self.said.get(group, {}).get(cell_name(question, row))

    def number(self, group: str, question: str, row: str = "") -> int | None:
        """The number of one answer, where it is one."""
        return as_number(self.answer(group, question, row))

    def groups_of(self, base: str) -> tuple[Group, ...]:
        """The pages that one group of the definitions became."""
        return tuple(each for each in self.form.groups if each.base == base)


def told_of(person: Asker, programme: str = "") -> tuple[Told, ...]:
    """The accepted returns that a person may see, newest first; of one programme where named."""
    reports = returns_of(person)
    if programme:
        reports = reports.filter(programme=programme)
    return tuple(told for report in reports if (told := told_by(report)))


def told_by(report: ProviderReturn) -> Told | None:
    """What a return says, where a version of it was accepted."""
    version = accepted_version(report)
    return Told(report, version, form_of(report), said_in(version)) if version else None


def newest_quarter(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Those of the newest quarter among them."""
    newest = max((each.report.begins for each in told), default=None)
    return tuple(each for each in told if each.report.begins == newest)
