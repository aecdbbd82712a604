"""You said, we did, or did not, because: voices and challenges in one public list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker, Rule, display_names, may
from headwater_web.scrutiny.following import ChallengeState, FollowedChallenge
from headwater_web.scrutiny.lists import ListeningLists
from headwater_web.scrutiny.models import Outcome, Voice
from headwater_web.scrutiny.queries.challenges import challenges, followed
from headwater_web.scrutiny.queries.replies import Reply, replies_to
from headwater_web.scrutiny.queries.voices import voices
from headwater_web.thread.api import Thing, things_seen_by


@dataclass(frozen=True, slots=True)
class Said:
    """One voice or challenge with everything that was said in return, oldest first."""

    reference: str
    heading: str
    who: str
    words: str
    on: date
    replies: tuple[Reply, ...]
    is_answered: bool
    days: int
    about: str = ""
    has_changed_something: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader asked to see: one panel or all, one year or all, one theme or all."""

    panel: str = ""
    year: int | None = None
    theme: str = ""


def everything_said(
    person: Asker, lists: ListeningLists, chosen: Chosen, today: date
) -> tuple[Said, ...]:
    """Voices and challenges as this person may see them, latest first."""
    found_voices = tuple(_chosen_voices(chosen))
    found_challenges = _chosen_challenges(chosen)
    changed = _changed(person, found_voices, found_challenges)
    names = _names(found_challenges)
    said = [said_by_voice(voice, lists, changed, today) for voice in found_voices]
    knows_items = may(person, Rule.SEE_SCRUTINY)
    said += [
        said_by_panel(each, changed, names, today, names_item=knows_items)
        for each in found_challenges
    ]
    return tuple(sorted(said, key=lambda each: (each.on, each.reference), reverse=True))


def years_of_said() -> tuple[int, ...]:
    """The years in which something was said, latest first."""
    years = {day.year for day in Voice.objects.dates("raised_on", "year")}
    years |= {each.raised_on.year for each in followed(challenges())}
    return tuple(sorted(years, reverse=True))


def said_in_return(person: Asker, found: FollowedChallenge, today: date) -> Said:
    """One challenge with its replies, for its own page."""
    knows_items = may(person, Rule.SEE_SCRUTINY)
    changed = _changed(person, (), (found,))
    return said_by_panel(found, changed, _names((found,)), today, names_item=knows_items)


def said_by(person: Asker, voice: Voice, lists: ListeningLists, today: date) -> Said:
    """One voice with its replies, for its own page."""
    return said_by_voice(voice, lists, _changed(person, (voice,), ()), today)


def said_by_voice(
    voice: Voice, lists: ListeningLists, changed: dict[str, Thing], today: date
) -> Said:
    """A voice as the public list has it."""
    answers = tuple(voice.answers.all())
    return Said(
        reference=voice.reference,
        heading=_("{kind}, {theme}, {place}").format(
            kind=str(voice.get_kind_display()).removeprefix("a ").capitalize(),
            theme=lists.theme_name(voice.theme).lower(),
            place=lists.place_name(voice.place),
        ),
        who=_("{group}, {where}").format(
            group=lists.group_name(voice.group), where=voice.panel or voice.event
        ),
        words=voice.words,
        on=voice.raised_on,
        replies=tuple(
            Reply(
                str(Outcome(answer.outcome).label),
                answer.because,
                timezone.localdate(answer.answered_at),
                changed.get(answer.changed),
            )
            for answer in answers
        ),
        is_answered=bool(answers),
        days=(today - voice.raised_on).days,
        has_changed_something=bool(answers) and answers[-1].outcome != Outcome.DID_NOT,
    )


def said_by_panel(
    found: FollowedChallenge,
    changed: dict[str, Thing],
    names: dict[str, str],
    today: date,
    *,
    names_item: bool,
) -> Said:
    """A challenge as the public list has it. Who wrote it is not said, only which panel."""
    item = found.challenge.item
    return Said(
        reference=found.challenge.reference,
        heading=_("Challenge by {panel}").format(panel=found.challenge.panel),
        who=str(found.words).capitalize(),
        words=found.challenge.words,
        on=found.raised_on,
        replies=replies_to(found, changed, names),
        is_answered=found.state is not ChallengeState.WAITING,
        days=(today - found.raised_on).days,
        about=f"{item.reference} {item.title}" if names_item else "",
        has_changed_something=any(answer.changed for answer in found.answers),
    )


def _chosen_voices(chosen: Chosen) -> Iterable[Voice]:
    found = voices()
    if chosen.panel:
        found = found.filter(panel__key=chosen.panel)
    if chosen.year:
        found = found.filter(raised_on__year=chosen.year)
    if chosen.theme:
        found = found.filter(theme=chosen.theme)
    return found


def _chosen_challenges(chosen: Chosen) -> tuple[FollowedChallenge, ...]:
    if chosen.theme:
        return ()
    found = challenges()
    if chosen.panel:
        found = found.filter(panel__key=chosen.panel)
    if chosen.year:
        found = found.filter(raised_at__year=chosen.year)
    return followed(found)


def _changed(
    person: Asker, found_voices: Iterable[Voice], found: Iterable[FollowedChallenge]
) -> dict[str, Thing]:
    """The things that were changed, as far as this person may see them."""
    wanted = {answer.changed for voice in found_voices for answer in voice.answers.all()}
    wanted |= {answer.changed for each in found for answer in each.answers}
    return things_seen_by(person, wanted - {""})


def _names(found: Iterable[FollowedChallenge]) -> dict[str, str]:
    """Names of those who decided over a challenge: they are public."""
    return display_names(each.override.decided_by for each in found if each.override)
