"""Keeping the codebook: adding, wording, joining and dividing themes, and memos about them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.lived_experience.actions.examining import check_points_at_nobody
from headwater_web.lived_experience.faults import ChangedMeanwhile, NameTaken, ThemeEnded
from headwater_web.lived_experience.models import (
    ChangeKind,
    Memo,
    MemoKind,
    Theme,
    ThemeChange,
)
from headwater_web.thread.api import LinkKind, link, take_reference


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """What a theme is called and means, when to use it, and when not to."""

    name: str
    definition: str
    use_when: str = ""
    not_when: str = ""


@transaction.atomic
def add_theme(*, by: Actor, words: ThemeWords) -> Theme:
    """Add a theme to the codebook. Raises NameTaken, PointsAtSomebody."""
    return keep_theme(by=by, theme=Theme(**asdict(words)))


@transaction.atomic
def keep_theme(*, by: Actor, theme: Theme) -> Theme:
    """Keep a theme made here or read in. Raises the same."""
    check_points_at_nobody(theme.name, theme.definition, theme.use_when, theme.not_when)
    _check_name(theme.name)
    theme.reference = take_reference("TH")
    theme.added_at = timezone.now()
    theme.added_by = by.audit_reference
    theme.save(force_insert=True)
    record(actor=by, action="lived_experience.theme_added", about=theme.audit_reference)
    return theme


@transaction.atomic
def reword_theme(
    *, by: Actor, theme: Theme, words: ThemeWords, version: int, because: str
) -> Theme:
    """Put a theme in other words. What it said before stays on record.

    Raises ChangedMeanwhile, ThemeEnded, NameTaken, PointsAtSomebody.
    """
    check_points_at_nobody(*asdict(words).values(), because)
    found = _held(theme, version)
    if words.name != found.name:
        _check_name(words.name)
    before = {name: getattr(found, name) for name in asdict(words)}
    for name, value in asdict(words).items():
        setattr(found, name, value)
    found.version += 1
    found.save(update_fields=[*before, "version"])
    _changed(by, found, ChangeKind.REWORDED, because, before=before)
    return found


@transaction.atomic
def merge_theme(*, by: Actor, theme: Theme, into: Theme, version: int, because: str) -> Theme:
    """Join a theme with another: what was coded with it counts with the other from now on.

    Raises ChangedMeanwhile, ThemeEnded, PointsAtSomebody.
    """
    check_points_at_nobody(because)
    found = _held(theme, version)
    target: Theme = Theme.objects.select_for_update().get(pk=into.pk)
    if target.ended_at is not None or target.pk == found.pk:
        raise ThemeEnded
    found.merged_into = target
    _end(found)
    _changed(by, found, ChangeKind.MERGED, because, into=(target,))
    return target


@transaction.atomic
def split_theme(
    *, by: Actor, theme: Theme, parts: Sequence[ThemeWords], version: int, because: str
) -> tuple[Theme, ...]:
    """Divide a theme: what was coded with it waits to be coded again with its parts.

    Raises ChangedMeanwhile, ThemeEnded, NameTaken, PointsAtSomebody.
    """
    check_points_at_nobody(because)
    found = _held(theme, version)
    _end(found)
    made = tuple(add_theme(by=by, words=words) for words in parts)
    _changed(by, found, ChangeKind.SPLIT, because, into=made)
    return made


@transaction.atomic
def add_memo(*, by: Actor, theme: Theme, kind: MemoKind, words: str) -> Memo:
    """Note something about a theme, under one of the three kinds. Raises PointsAtSomebody."""
    check_points_at_nobody(words)
    made: Memo = Memo.objects.create(
        theme=theme,
        kind=kind,
        words=words,
        written_at=timezone.now(),
        written_by=by.audit_reference,
    )
    record(
        actor=by,
        action="lived_experience.memo_added",
        about=theme.audit_reference,
        details={"kind": kind.value},
    )
    return made


def _held(theme: Theme, version: int) -> Theme:
    """The theme, held until the act is done, if it is as it was read and still used."""
    found: Theme = Theme.objects.select_for_update().get(pk=theme.pk)
    if found.ended_at is not None:
        raise ThemeEnded
    if found.version != version:
        raise ChangedMeanwhile
    return found


def _end(theme: Theme) -> None:
    theme.ended_at = timezone.now()
    theme.version += 1
    theme.save(update_fields=["ended_at", "merged_into", "version"])


def _check_name(name: str) -> None:
    if Theme.objects.filter(name__iexact=name, ended_at__isnull=True).exists():
        raise NameTaken


def _changed(
    by: Actor,
    theme: Theme,
    kind: ChangeKind,
    because: str,
    *,
    before: dict[str, str] | None = None,
    into: Sequence[Theme] = (),
) -> None:
    row: ThemeChange = ThemeChange.objects.create(
        theme=theme,
        kind=kind,
        because=because,
        before=before or {},
        changed_at=timezone.now(),
        changed_by=by.audit_reference,
    )
    row.into.set(into)
    for each in into:
        link(by=by, earlier=theme.reference, later=each.reference, kind=LinkKind.LED_TO)
    record(actor=by, action=f"lived_experience.theme_{kind.value}", about=theme.audit_reference)
