"""Alternative provision beside mainstream schools, among similar pupils; or why not."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.provision import LikeWithLike, ProvisionCompared
from headwater.vocabulary.provision import (
    ALIKE_AT_LEAST,
    COMPLETE_AT_LEAST,
    PUPILS_AT_LEAST,
    Question,
)
from headwater_web.accounts.api import Rule, declares, may
from headwater_web.dashboard.side_by_side import provision_words
from headwater_web.ui.api import released_page
from headwater_web.ui.words import number_words, share_words


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One setting: its share, how many pupils that rests on, and the gap to it, with intervals."""

    title: str
    share: tuple[str, str]
    pupils: str
    difference: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group of similar pupils, in both settings."""

    title: str
    alternative_pupils: str
    alternative: str
    mainstream_pupils: str
    mainstream: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One council's answer to one question."""

    said: ProvisionCompared
    when: str
    reading: str
    lines: tuple[ShareLine, ...]
    groups: tuple[GroupLine, ...]
    caveats: tuple[str, ...]
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, what its share is of, and every council's answer."""

    question: Question
    title: str
    share_of: str
    answers: tuple[Answer, ...]


@declares(Rule.EVERYONE)
@released_page
def provision(request: HttpRequest, release: Release) -> HttpResponse:
    """Each question, council by council."""
    context = {
        "release": release,
        "asked": questions(release),
        "enough": share_words(COMPLETE_AT_LEAST),
        "alike": share_words(ALIKE_AT_LEAST),
        "pupils": PUPILS_AT_LEAST,
        "sees_agreements": may(request.user, Rule.SEE_AGREEMENTS),
    }
    return render(request, "dashboard/provision.html", context)


def questions(release: Release) -> list[Asked]:
    """Every question of which the release says anything, be it why it cannot."""
    return [
        Asked(
            question,
            str(provision_words.TITLES[question]),
            str(provision_words.SHARES[question]),
            answers,
        )
        for question in Question
        if (answers := tuple(map(_answer, _of(release, question))))
    ]


def _of(release: Release, question: Question) -> Iterator[ProvisionCompared]:
    return (said for said in release.provision if said.question is question)


def _answer(said: ProvisionCompared) -> Answer:
    compared = said.compared
    reasons = tuple(
        (provision_words.wrong(each), provision_words.needed(each)) for each in said.reasons
    )
    when = provision_words.when_words(said)
    if compared is None:
        return Answer(said, when, "", (), (), (), reasons)
    return Answer(
        said,
        when,
        provision_words.reading(said, compared),
        tuple(_lines(compared)),
        tuple(_groups(said, compared)),
        tuple(provision_words.caveats(said, compared)),
        reasons,
    )


def _lines(compared: LikeWithLike) -> Iterator[ShareLine]:
    ours = number_words(compared.alternative_pupils, is_rate=False)
    theirs = number_words(compared.mainstream_pupils, is_rate=False)
    percent, points = provision_words.percent_words, provision_words.points_words
    yield ShareLine(_("Alternative provision"), percent(compared.alternative), ours)
    yield ShareLine(
        _("Mainstream, similar pupils"),
        percent(compared.mainstream),
        theirs,
        points(compared.difference),
    )
    yield ShareLine(
        _("Mainstream, all pupils"),
        percent(compared.mainstream_as_it_is),
        "",
        points(compared.plain_difference),
    )


def _groups(said: ProvisionCompared, compared: LikeWithLike) -> Iterator[GroupLine]:
    for group in compared.groups:
        yield GroupLine(
            provision_words.group_words(said, group.alike),
            number_words(group.alternative_pupils, is_rate=False),
            share_words(group.alternative_share),
            number_words(group.mainstream_pupils, is_rate=False),
            share_words(group.mainstream_share),
        )
