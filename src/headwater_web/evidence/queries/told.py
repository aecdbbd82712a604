"""Cards, gaps and studies as other apps may know them: plain facts, no models."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from headwater_web.evidence.followed_studies import FollowedStudy
from headwater_web.evidence.following import FollowedGap, ShownCard
from headwater_web.evidence.queries.cards import all_cards, shown_cards
from headwater_web.evidence.queries.gaps import all_gaps, followed_gaps
from headwater_web.evidence.queries.studies import all_studies, followed_studies
from headwater_web.thread.api import LinkKind, earlier_references, later_references


@dataclass(frozen=True, slots=True)
class CardWords:
    """One published card, in `version` of it.

    `number` is the effect as its source has it, of the kind `measure`; `reading` says it in words.
    `certainty` and the three after it are somebody else's rating, empty where nobody rated it.
    """

    reference: str
    key: str
    version: int
    intervention: str
    question: str
    outcome: str
    measure: str
    number: str
    reading: str
    certainty: str
    certainty_scheme: str
    certainty_source: str
    certainty_on: date | None
    design: str
    whereabouts: str
    setting: str
    who: str
    participants: int | None
    cost: str
    unknowns: str
    source: str
    source_address: str
    as_at: date
    next_review: date
    is_overdue: bool

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("evidence:card", args=[self.reference])


@dataclass(frozen=True, slots=True)
class GapWords:
    """One gap that was neither answered nor given up. `studies` are those that took it up.

    `found_by` are references of what found it, `found_in` names what has none.
    """

    reference: str
    question: str
    why: str
    who_could_answer: str
    intervention: str
    standing: str
    found_on: date
    found_in: str
    found_by: tuple[str, ...]
    months_known: int
    studies: tuple[str, ...]

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("evidence:gap", args=[self.reference])


@dataclass(frozen=True, slots=True)
class CardNow:
    """Where a card stands now: the version that everybody may read, or why there is none."""

    published: int | None
    withdrawn_on: date | None = None
    withdrawn_because: str = ""


@dataclass(frozen=True, slots=True)
class StudyWords:
    """One study. `result` is empty until it finished; it never holds what it cost."""

    reference: str
    title: str
    question: str
    about: str
    partner: str
    standing: str
    result: str
    started_on: date | None
    ended_on: date | None
    planned_ends_on: date
    is_late: bool
    lacks_ethics: bool

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("evidence:study", args=[self.reference])


def cards_for(
    *, today: date, intervention: str = "", tied_to: Iterable[str] = ()
) -> tuple[CardWords, ...]:
    """Published cards: of one type of intervention, or tied to things of the thread, or all."""
    cards = all_cards()
    tied = list(tied_to)
    if tied:
        cards = cards.filter(reference__in=_tied(tied))
    found = (each for each in shown_cards(cards, today, with_drafts=False) if not each.is_withdrawn)
    wanted = intervention.casefold()
    return tuple(
        _card_words(each)
        for each in found
        if not wanted or each.version.intervention.casefold() == wanted
    )


def cards_with(references: Iterable[str], *, today: date) -> dict[str, CardWords]:
    """Of these cards, those that are published and were not withdrawn, by reference."""
    cards = all_cards().filter(reference__in=list(references))
    found = (
        _card_words(each)
        for each in shown_cards(cards, today, with_drafts=False)
        if not each.is_withdrawn
    )
    return {each.reference: each for each in found}


def cards_now(references: Iterable[str], *, today: date) -> dict[str, CardNow]:
    """Where these cards stand, of those that were ever published, by reference."""
    cards = all_cards().filter(reference__in=list(references))
    return {
        each.card.reference: CardNow(each.published, *_withdrawn(each))
        for each in shown_cards(cards, today, with_drafts=False)
    }


def _withdrawn(each: ShownCard) -> tuple[date | None, str]:
    if each.withdrawal is None:
        return None, ""
    return timezone.localdate(each.withdrawal.done_at), each.withdrawal.because


def open_gaps(*, today: date, references: Iterable[str] | None = None) -> tuple[GapWords, ...]:
    """What is not known and was not given up, the oldest first; of these references, or all."""
    gaps = all_gaps()
    if references is not None:
        gaps = gaps.filter(reference__in=list(references))
    found = [each for each in followed_gaps(gaps, today) if not each.is_settled]
    found_by = earlier_references([each.gap.reference for each in found], LinkKind.LED_TO)
    return tuple(_gap_words(each, found_by.get(each.gap.reference, ())) for each in found)


def studies_since(day: date, *, today: date) -> tuple[StudyWords, ...]:
    """The studies that had not ended before a day, the newest first."""
    return tuple(
        _study_words(each)
        for each in followed_studies(all_studies(), today)
        if each.ended_on is None or each.ended_on >= day
    )


def studies_with(references: Iterable[str], *, today: date) -> tuple[StudyWords, ...]:
    """Studies by their references."""
    studies = all_studies().filter(reference__in=list(references))
    return tuple(_study_words(each) for each in followed_studies(studies, today))


def _tied(references: list[str]) -> set[str]:
    tied: set[str] = set()
    for kind in (LinkKind.EVIDENCED_BY, LinkKind.LED_TO):
        for found in (later_references(references, kind), earlier_references(references, kind)):
            tied.update(each for others in found.values() for each in others)
    return tied


def _card_words(each: ShownCard) -> CardWords:
    said = each.version
    return CardWords(
        reference=each.card.reference,
        key=each.card.key,
        version=said.number,
        intervention=said.intervention,
        question=said.question,
        outcome=said.outcome,
        measure=said.get_measure_display() if said.measure else "",
        number=each.number_words,
        reading=each.reading,
        certainty=said.certainty_rating,
        certainty_scheme=said.certainty_scheme,
        certainty_source=said.certainty_source,
        certainty_on=said.certainty_on,
        design=said.design,
        whereabouts=said.get_whereabouts_display(),
        setting=said.setting,
        who=said.who,
        participants=said.participants,
        cost=said.cost,
        unknowns=said.unknowns,
        source=said.source,
        source_address=said.address,
        as_at=said.as_at,
        next_review=said.next_review,
        is_overdue=each.is_overdue,
    )


def _gap_words(each: FollowedGap, found_by: Iterable[str]) -> GapWords:
    return GapWords(
        reference=each.gap.reference,
        question=each.gap.question,
        why=each.gap.why,
        who_could_answer=each.gap.who_could_answer,
        intervention=each.gap.intervention,
        standing=str(each.standing),
        found_on=each.gap.found_on,
        found_in=each.gap.found_in,
        found_by=tuple(found_by),
        months_known=each.months_known,
        studies=each.studies,
    )


def _study_words(each: FollowedStudy) -> StudyWords:
    return StudyWords(
        reference=each.study.reference,
        title=each.study.title,
        question=each.study.question,
        about=each.study.about,
        partner=each.study.partner,
        standing=str(each.standing),
        result=each.finished.get_result_display() if each.finished else "",
        started_on=each.started_on,
        ended_on=each.ended_on,
        planned_ends_on=each.study.planned_ends_on,
        is_late=each.is_late,
        lacks_ethics=each.lacks_ethics,
    )
