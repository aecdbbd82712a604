"""What the law and the rules let an agreement say, checked before it can be in force."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from headwater_web.agreements import faults
from headwater_web.agreements.feeds import EVERY_FIELD, feed_title, feed_with
from headwater_web.agreements.models import Agreement, AgreementFeed, Kind
from headwater_web.agreements.rules import is_care, rules
from headwater_web.ui.words import day_words

PERSON_LEVEL, AGGREGATE = "person_level", "aggregate"


def check_feed(
    agreement: Agreement, feed: str, *, level: str, powers: Sequence[str], fields: Sequence[str]
) -> None:
    """Raise where a feed may not be covered like that.

    Raises CountsAlone, SectionSixteenAlone, NamesIdentifiers.
    """
    known = feed_with(feed)
    if known is not None and known.is_counts_alone and level != AGGREGATE:
        raise faults.CountsAlone
    if level == PERSON_LEVEL:
        if is_care(feed, agreement.supplier) and not carries_care(powers):
            raise faults.SectionSixteenAlone
        return
    identifying = tuple(name for name in fields if known and name in known.identifiers)
    if identifying:
        raise faults.NamesIdentifiers((", ".join(identifying),))


def carries_care(powers: Sequence[str]) -> bool:
    """Whether one of these powers covers personal information from health or social care."""
    known = {each.key: each.carries_care for each in rules().powers}
    return any(known.get(power, False) for power in powers)


def read_fields(covered: AgreementFeed) -> tuple[str, ...]:
    """The fields that are let in: all, or those that are named.

    Where rows are to identify nobody, "all" means every column that identifies nobody.
    """
    if EVERY_FIELD not in covered.fields:
        return tuple(covered.fields)
    known = feed_with(covered.feed)
    if covered.level == PERSON_LEVEL or known is None or not known.identifiers:
        return (EVERY_FIELD,)
    return known.harmless


def needs_a_key(feed: str) -> bool:
    """Whether files of a feed are taken from the holder of a known key alone."""
    known = feed_with(feed)
    return known is not None and known.is_signed


def missing_for(agreement: Agreement, day: date) -> Iterator[str]:
    """What keeps a draft from being in force, one line for each."""
    covered = list(agreement.feeds.all())
    if not covered:
        yield _("It covers no feed.")
    if not agreement.purposes:
        yield _("It names no purpose.")
    if agreement.ends_on is not None and agreement.ends_on < day:
        yield _("Its last day, {day}, has gone by.").format(day=day_words(agreement.ends_on))
    if agreement.kind == Kind.AGREEMENT:
        yield from _missing_of_an_agreement(agreement, covered, day)
    for each in covered:
        yield from _missing_of_a_feed(agreement, each)


def _missing_of_an_agreement(
    agreement: Agreement, covered: Sequence[AgreementFeed], day: date
) -> Iterator[str]:
    if not agreement.controllers:
        yield _("It names no controller.")
    if all(each.level == AGGREGATE for each in covered):
        return
    assessment = agreement.assessment
    if assessment is None:
        yield _("Rows about people need an impact assessment, and it names none.")
    elif assessment.is_draft:
        yield _("{reference} is not signed off.").format(reference=assessment.reference)
    elif assessment.review_on is not None and assessment.review_on < day:
        yield _("{reference} should have been reviewed on {day}.").format(
            reference=assessment.reference, day=day_words(assessment.review_on)
        )


def _missing_of_a_feed(agreement: Agreement, covered: AgreementFeed) -> Iterator[str]:
    title = feed_title(covered.feed)
    if feed_with(covered.feed) is None:
        yield _("{feed}: it is not specified any more.").format(feed=title)
    if needs_a_key(covered.feed) and not covered.key_fingerprint:
        yield _(
            "{feed}: the fingerprint of the supplier's key is not noted. Ring them, and let them "
            "read it out."
        ).format(feed=title)
    if agreement.kind != Kind.AGREEMENT and covered.level == PERSON_LEVEL:
        yield _("{feed}: rows that can identify a person need a signed agreement.").format(
            feed=title
        )
    try:
        check_feed(
            agreement,
            covered.feed,
            level=covered.level,
            powers=covered.powers,
            fields=covered.fields,
        )
    except faults.Refused as fault:
        yield f"{title}: {fault.words}"
