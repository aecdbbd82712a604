"""Items, challenges and voices as things of a thread."""

from collections.abc import Collection

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from headwater_web.accounts.api import Asker
from headwater_web.scrutiny.models import Voice
from headwater_web.scrutiny.queries.challenges import challenges, followed
from headwater_web.scrutiny.queries.items import items_seen_by, sent_on, shown
from headwater_web.scrutiny.queries.voices import voices
from headwater_web.thread.api import Thing

LONGEST_TITLE = 80


def items_as_things(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the items that a person may see."""
    today = timezone.localdate()
    found = items_seen_by(person).filter(reference__in=references)
    return {
        item.reference: Thing(
            item.reference,
            item.title,
            reverse("scrutiny:item", args=[item.reference]),
            str(shown(item, today).words),
            sent_on(item),
        )
        for item in found
    }


def challenges_as_things(_person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the challenges: they are public."""
    found = followed(challenges().filter(reference__in=references))
    return {
        each.challenge.reference: Thing(
            each.challenge.reference,
            _short(each.challenge.words),
            reverse("scrutiny:challenge", args=[each.challenge.reference]),
            str(each.words),
            each.raised_on,
        )
        for each in found
    }


def voices_as_things(_person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the voices: they are public."""
    found = voices().filter(reference__in=references)
    return {voice.reference: _voice(voice) for voice in found}


def _voice(voice: Voice) -> Thing:
    answers = voice.answers.all()
    standing = answers[len(answers) - 1].get_outcome_display() if answers else ""
    address = reverse("scrutiny:voice", args=[voice.reference])
    title = _short(voice.words) or str(voice.get_kind_display())
    return Thing(voice.reference, title, address, str(standing), voice.raised_on)


def _short(words: str) -> str:
    return Truncator(words).chars(LONGEST_TITLE)
