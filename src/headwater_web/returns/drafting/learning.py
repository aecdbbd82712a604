"""What was found, what stands out, what could fail, and what reporting cost."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.returns.drafting.draft import Asked, Draft, counted
from headwater_web.returns.queries.hours import hours_between, hours_words
from headwater_web.returns.queries.returns import plain_number
from headwater_web.standards.api import capacity_warnings
from headwater_web.strategy.api import all_entries
from headwater_web.thread.api import LinkKind, earlier_references, things_seen_by
from headwater_web.ui.api import current_release
from headwater_web.ui.words import day_words


def findings(asked: Asked) -> Draft:
    """The findings that led to an entry of the registers, as far as the person may see them."""
    entries = list(all_entries().values_list("reference", flat=True))
    tied = earlier_references(entries, LinkKind.LED_TO)
    references = dict.fromkeys(each for many in tied.values() for each in many)
    found = list(things_seen_by(asked.person, list(references)).values())
    words = ngettext(
        "{n} finding led to something that we promised.",
        "{n} findings led to something that we promised.",
        len(found),
    )
    return counted(
        words.format(n=len(found)),
        len(found),
        figures={"findings": str(len(found))},
        headings=(_("Finding"), _("What was found"), _("Found on")),
        rows=tuple((each.reference, each.title, day_words(each.happened_on)) for each in found),
        references=tuple(each.reference for each in found),
    )


def signals(_asked: Asked) -> Draft:
    """What stands out in the newest release, as the board pack says it."""
    release = current_release()
    if release is None:
        return Draft(_("There is no release yet."))
    found = tuple(release.signals)
    if not found:
        words = _("Nothing stands out beyond chance in the newest release.")
        return Draft(words, figures={"signals": "0"}, release_id=release.release_id)
    words = _("What stands out beyond chance in release {release}, data up to {day}.").format(
        release=release.release_id, day=day_words(release.as_at_date)
    )
    return counted(
        words,
        len(found),
        figures={"signals": str(len(found))},
        headings=(_("What stands out"), _("In detail")),
        rows=tuple((each.headline, each.detail) for each in found),
        release_id=release.release_id,
    )


def capacity(asked: Asked) -> Draft:
    """What the law asks for and one empty post would stop."""
    found = capacity_warnings(asked.person)
    words = (
        _("By the latest review of capacity:")
        if found
        else _(
            "No review of capacity before the board shows a duty that one empty post would stop."
        )
    )
    headings = (_("What could stop"),) if found else ()
    return Draft(
        words,
        figures={"capacity_warnings": str(len(found))},
        headings=headings,
        rows=tuple((each,) for each in found),
    )


def hours(asked: Asked) -> Draft:
    """The hours that reporting cost in the period, by role."""
    found = hours_between(asked.span.starts_on, asked.span.ends_on)
    total = sum((each.hours for each in found), Decimal(0))
    return Draft(
        _("Reporting cost {hours} in the period.").format(hours=hours_words(total)),
        number=total,
        figures={"hours": str(total)},
        headings=(_("Report"), _("Role"), _("Hours")),
        rows=tuple((each.title, each.role, plain_number(each.hours)) for each in found),
    )
