"""What we asked of others, what we did for networks, and whether equality was thought of."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.equality.api import CoverStanding, covers, effects_summary
from headwater_web.networks.api import asks_open, contributions_since
from headwater_web.returns.drafting.draft import Asked, Draft, counted
from headwater_web.ui.words import day_words


def asks_waiting(asked: Asked) -> Draft:
    """The asks that were sent and are not settled: none is an overdue action of ours."""
    found = asks_open(asked.as_at)
    words = ngettext(
        "{n} ask that we sent is not settled. It is not counted as ours.",
        "{n} asks that we sent are not settled. They are not counted as ours.",
        len(found),
    )
    return counted(
        words.format(n=len(found)),
        len(found),
        figures={"asks_open": str(len(found))},
        headings=(_("Ask"), _("Of whom"), _("What"), _("Sent"), _("Times chased")),
        rows=tuple(
            (
                each.reference,
                each.addressee,
                each.title,
                day_words(each.sent_on),
                str(each.times_chased),
            )
            for each in found
        ),
        references=tuple(each.reference for each in found),
    )


def contributions(asked: Asked) -> Draft:
    """What was done in the period as a member of an alliance."""
    found = [
        each
        for each in contributions_since(asked.span.starts_on)
        if each.contributed_on < asked.span.ends_on
    ]
    words = ngettext(
        "{n} thing was done for an alliance that we belong to.",
        "{n} things were done for alliances that we belong to.",
        len(found),
    )
    return counted(
        words.format(n=len(found)),
        len(found),
        figures={"contributions": str(len(found))},
        headings=(_("Alliance"), _("Day"), _("What was done")),
        rows=tuple((each.membership, day_words(each.contributed_on), each.words) for each in found),
        references=tuple(each.evidence for each in found if each.evidence),
    )


def equality(asked: Asked) -> Draft:
    """The decisions of the period with an equality assessment in time, and those without."""
    until = min(asked.span.last_day, asked.as_at)
    taken = covers(since=asked.span.starts_on, today=until)
    without = [each for each in taken if each.standing is not CoverStanding.COVERED]
    words = _("{covered} of {all} decisions had an equality assessment signed off in time.").format(
        covered=len(taken) - len(without), all=len(taken)
    )
    return counted(
        words,
        len(taken) - len(without),
        figures={"decisions_taken": str(len(taken)), "decisions_uncovered": str(len(without))},
        headings=(_("Decision"), _("What was decided"), _("Its assessment")),
        rows=tuple((each.decision.reference, each.decision.words, each.words) for each in without),
        references=tuple(each.decision.reference for each in without),
    )


def effects(asked: Asked) -> Draft:
    """Whether predicted effects happened, by group, as far as somebody looked."""
    found = effects_summary(asked.as_at)
    words = _(
        "Assessments signed off: {assessments}. Effects that came out worse than predicted: "
        "{worse}; not checked yet: {open}; of which a check could not tell: {unknown}."
    ).format(
        assessments=found.assessments,
        worse=len(found.worse),
        open=found.not_checked,
        unknown=found.cannot_tell_after,
    )
    return Draft(
        words,
        figures={
            "assessments": str(found.assessments),
            "worse_than_predicted": str(len(found.worse)),
            "not_checked": str(found.not_checked),
        },
    )
