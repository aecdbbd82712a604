"""What assessments show, in sentences."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from headwater_web.standards.framework_parts import Function, RequiredBy
from headwater_web.standards.queries.capacity import Capacity, FunctionCover, Load, Loss
from headwater_web.standards.queries.comparing import Moved
from headwater_web.standards.queries.results import Result
from headwater_web.standards.spread import Spread

REQUIRED_WORDS = {
    RequiredBy.LAW: gettext_lazy("required by law"),
    RequiredBy.GRANT: gettext_lazy("required by the grant"),
    RequiredBy.CHOICE: gettext_lazy("our own choice"),
}


def gap_words(gap: int | None) -> str:
    """By how much the peer differs from the subject."""
    if gap is None:
        return _("Cannot be compared yet")
    if gap == 0:
        return _("Both say the same")
    words = (
        ngettext("The peer says {n} level higher", "The peer says {n} levels higher", gap)
        if gap > 0
        else ngettext("The peer says {n} level lower", "The peer says {n} levels lower", -gap)
    )
    return words.format(n=abs(gap))


def steps_words(moved: Moved) -> str:
    """How far one answer moved between two assessments."""
    if moved.steps == 0:
        return _("no change")
    words = (
        ngettext("{n} level up", "{n} levels up", moved.steps)
        if moved.steps > 0
        else ngettext("{n} level down", "{n} levels down", -moved.steps)
    )
    return words.format(n=abs(moved.steps))


def upper_half_words(found: Spread) -> str:
    """How many organisations stand in the upper half, out of how many."""
    return _("{upper} of {all}").format(upper=found.upper, all=found.answered)


def share_moved_words(before: Spread, after: Spread) -> str:
    """Whether a larger or a smaller share of the organisations stands in the upper half now.

    Shares are set against each other as whole numbers, because the organisations may be more now.
    """
    then, now = before.upper * after.answered, after.upper * before.answered
    if then == now:
        return _("the same share")
    return _("a larger share") if now > then else _("a smaller share")


def result_sentences(found: Result) -> tuple[str, ...]:
    """What there is to notice in an assessment, for a reader who reads nothing else."""
    sentences = []
    if found.unanswered:
        sentences.append(_unanswered(found.unanswered))
    if found.is_peer_review:
        sentences.append(_agreement(found.compared, len(found.differing)))
    if found.claimed:
        sentences.append(_claimed(len(found.claimed)))
    return tuple(sentences)


def loss_words(loss: Loss) -> str:
    """What has nobody if one post is empty."""
    return ngettext(
        "If the post {post} is empty, {functions} has nobody.",
        "If the post {post} is empty, {functions} have nobody.",
        len(loss.functions),
    ).format(post=loss.post.title, functions=_listed(each.title for each in loss.functions))


def law_words(loss: Loss) -> str:
    """Which of the functions that a post alone can do the law asks for."""
    if not loss.required_by_law:
        return _("The law asks for none of it.")
    words = _("The law asks for: {functions}.")
    return words.format(functions=_listed(_with_basis(each) for each in loss.required_by_law))


def short_words(cover: FunctionCover) -> str:
    """How many days a function lacks."""
    return ngettext(
        "{function} has {days} of the {needed} days a month it needs: {short} day is missing.",
        "{function} has {days} of the {needed} days a month it needs: {short} days are missing.",
        cover.days_short,
    ).format(
        function=cover.function.title,
        days=cover.days,
        needed=cover.function.days_a_month,
        short=cover.days_short,
    )


def load_words(load: Load) -> str:
    """What is asked of a post beyond its days."""
    words = _("{post} is asked for {asked} days a month and has {days}.")
    return words.format(post=load.post.title, asked=load.days_asked, days=load.post.days_a_month)


def capacity_sentences(found: Capacity) -> tuple[str, ...]:
    """What a review shows beyond who would be missed."""
    nobody = _("Nobody can do {function} now.")
    return (
        *(nobody.format(function=each.title) for each in found.nobody_can_do),
        *(short_words(each) for each in found.short),
        *(load_words(each) for each in found.loads if each.days_over),
    )


def _unanswered(count: int) -> str:
    return ngettext("{n} answer is still to come.", "{n} answers are still to come.", count).format(
        n=count
    )


def _agreement(compared: int, differing: int) -> str:
    if not compared:
        return _("Both sides have not yet answered any question, so nothing can be compared.")
    if not differing:
        return ngettext(
            "Both sides answered {n} question and say the same.",
            "Both sides answered {n} questions and say the same on each.",
            compared,
        ).format(n=compared)
    return ngettext(
        "Of {n} question that both sides answered, they differ on {differing}.",
        "Of {n} questions that both sides answered, they differ on {differing}.",
        compared,
    ).format(n=compared, differing=differing)


def _claimed(count: int) -> str:
    return ngettext(
        "For {n} question more than the first level is claimed, and no evidence is named.",
        "For {n} questions more than the first level is claimed, and no evidence is named.",
        count,
    ).format(n=count)


def _with_basis(function: Function) -> str:
    return f"{function.title} ({function.basis})"


def _listed(parts: Iterable[str]) -> str:
    names = list(parts)
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
