"""Which institutions to ask about their returns, in words, and who was asked already."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.opened import Release
from headwater.released.quality import InstitutionNote, Institutions
from headwater.vocabulary.quality import Oddity
from headwater_web.networks.api import AskWords, asks_of_institutions
from headwater_web.ui.words import period_words

_ADDRESSEE = "School or provider {reference}"
"""How an institution stands in an ask. Asks are found again by it, so it is never translated."""
_MONTH = re.compile(r"\d{4}-\d{2}")
_WORDS = {
    Oddity.LATE: gettext_lazy("Its return for {period} has not come; those of others have."),
    Oddity.MISSING: gettext_lazy("Its returns leave out {period}."),
    Oddity.UNLIKE_PEERS: gettext_lazy(
        "{about} ({where}): {direction} than chance alone would make it among others of its group."
    ),
    Oddity.UNLIKE_PAST: gettext_lazy(
        "{about} ({where}): {direction} than its own earlier ones lead to expect."
    ),
}


@dataclass(frozen=True, slots=True)
class InstitutionLine:
    """One institution: what to ask it, and what was asked. Never a number, never a rank."""

    institution: str
    supplier_name: str
    sentences: tuple[str, ...]
    is_few: bool
    asks: tuple[AskWords, ...]
    ask_address: str


@dataclass(frozen=True, slots=True)
class FeedAsked:
    """One feed's institutions, in the order of their references."""

    said: Institutions
    lines: tuple[InstitutionLine, ...]


def returns_asked(release: Release, *, today: date) -> list[FeedAsked]:
    """Every feed of institutions, with what to ask of whom, as it is on a day."""
    names = {(each.feed, each.supplier): each.supplier_name for each in release.sources}
    told = release.quality.institutions
    asks = _asks(told, today)
    return [FeedAsked(said, tuple(_lines(said, names, asks))) for said in told]


def note_words(note: InstitutionNote) -> str:
    """One thing to ask about, as a sentence."""
    period = _MONTH.sub(lambda month: period_words(month[0]), note.period)
    where = "; ".join(part for part in (note.group, period) if part)
    direction = _("higher") if note.is_more else _("lower")
    return str(_WORDS[note.oddity]).format(
        period=period, about=note.about, where=where, direction=direction
    )


def addressee_of(institution: str) -> str:
    """How an institution stands in an ask.

    >>> addressee_of("990001")
    'School or provider 990001'
    """
    return _ADDRESSEE.format(reference=institution)


def _asks(told: Sequence[Institutions], today: date) -> Mapping[str, list[AskWords]]:
    names = {addressee_of(note.institution) for said in told for note in said.notes}
    found: dict[str, list[AskWords]] = defaultdict(list)
    for ask in asks_of_institutions(names, today=today):
        found[ask.addressee].append(ask)
    return found


def _lines(
    said: Institutions,
    names: Mapping[tuple[str, str], str],
    asks: Mapping[str, list[AskWords]],
) -> list[InstitutionLine]:
    grouped: dict[tuple[str, str], list[InstitutionNote]] = defaultdict(list)
    for note in said.notes:
        grouped[note.institution, note.supplier].append(note)
    return [
        InstitutionLine(
            institution=institution,
            supplier_name=names.get((said.feed, supplier), supplier),
            sentences=tuple(note_words(note) for note in notes),
            is_few=any(note.few for note in notes),
            asks=tuple(asks.get(addressee_of(institution), ())),
            ask_address=_ask_address(institution),
        )
        for (institution, supplier), notes in sorted(grouped.items())
    ]


def _ask_address(institution: str) -> str:
    return f"{reverse('networks:new_ask')}?{urlencode({'institution': addressee_of(institution)})}"
