"""What changed between one release and the one before it, summed up in a few sentences."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader, ReleaseNotFound
from headwater.released.release import ReleasedMeasure, ReleasedSource
from headwater_web.ui.words import day_words, month_words

FEW = 2
"""So many of a kind are told one by one; more are counted in one sentence."""
Summed = Callable[[int], str]


def changes_since_previous(reader: ReleasedReader, release: Release) -> tuple[str, ...] | None:
    """What is new in this release; nothing at all when there is no earlier one to compare with."""
    if release.previous_release_id is None:
        return None
    try:
        before = reader.open(release.previous_release_id)
    except ReleaseNotFound:
        return None
    return _changes(before, release)


@lru_cache(maxsize=8)
def _changes(before: Release, after: Release) -> tuple[str, ...]:
    """Releases never change, so what changed between two of them is worked out once."""
    return (
        *_source_changes(before.sources, after.sources),
        *_measure_changes(before.measures, after.measures),
    )


def _source_changes(
    before: tuple[ReleasedSource, ...], after: tuple[ReleasedSource, ...]
) -> Iterator[str]:
    known = {(source.feed, source.supplier): source for source in before}
    pairs = [(known.get((new.feed, new.supplier)), new) for new in after]
    added = [_new_source(new) for old, new in pairs if old is None]
    both = [(old, new) for old, new in pairs if old is not None]
    # That an agreement has ended is never summed up.
    yield from (_lapsed(new) for old, new in both if _has_lapsed(old, new))
    still = [(old, new) for old, new in both if not _has_lapsed(old, new)]
    longer = [_reaches(new) for old, new in still if _reaches_further(old, new)]
    corrected = [
        _corrected(new)
        for old, new in still
        if not _reaches_further(old, new) and set(new.extracts) != set(old.extracts)
    ]
    yield from _few(added, lambda n: _("{n} sources are new.").format(n=n))
    yield from _few(longer, lambda n: _("{n} sources reach further than before.").format(n=n))
    yield from _few(
        corrected,
        lambda n: _("{n} sources were corrected; their numbers may differ.").format(n=n),
    )


def _measure_changes(
    before: tuple[ReleasedMeasure, ...], after: tuple[ReleasedMeasure, ...]
) -> Iterator[str]:
    known = {measure.measure: measure.version for measure in before}
    kept = {measure.measure for measure in after}
    added = [
        _("“{title}” is a new measure.").format(title=measure.title)
        for measure in after
        if measure.measure not in known
    ]
    redefined = [
        _("“{title}” has a new definition, so its numbers may differ.").format(title=measure.title)
        for measure in after
        if known.get(measure.measure, measure.version) != measure.version
    ]
    gone = [
        _("“{title}” is no longer published.").format(title=measure.title)
        for measure in before
        if measure.measure not in kept
    ]
    yield from _few(added, lambda n: _("{n} measures are new.").format(n=n))
    yield from _few(
        redefined,
        lambda n: _("{n} measures have a new definition, so their numbers may differ.").format(n=n),
    )
    yield from _few(gone, lambda n: _("{n} measures are no longer published.").format(n=n))


def _few(sentences: Sequence[str], summed: Summed) -> Sequence[str]:
    """A few sentences as they are; many as one."""
    return sentences if len(sentences) <= FEW else (summed(len(sentences)),)


def _has_lapsed(old: ReleasedSource, new: ReleasedSource) -> bool:
    return old.state != "no_basis" and new.state == "no_basis"


def _reaches_further(old: ReleasedSource, new: ReleasedSource) -> bool:
    if new.last_month is None:
        return False
    return old.last_month is None or new.last_month > old.last_month


def _new_source(new: ReleasedSource) -> str:
    return _("{title} from {supplier} is a new source.").format(
        title=new.title, supplier=new.supplier_name
    )


def _lapsed(new: ReleasedSource) -> str:
    return _("{title} from {supplier} has no agreement in force any more.").format(
        title=new.title, supplier=new.supplier_name
    )


def _reaches(new: ReleasedSource) -> str:
    return _("{title} from {supplier} now reaches {month}.").format(
        title=new.title, supplier=new.supplier_name, month=month_words(new.last_month)
    )


def _corrected(new: ReleasedSource) -> str:
    return _(
        "{title} from {supplier} was corrected; its numbers may differ. Data up to {day}."
    ).format(title=new.title, supplier=new.supplier_name, day=day_words(new.as_at_date))
