"""What changed between one release and the one before it, in words."""

from functools import lru_cache

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader, ReleaseNotFound
from headwater.released.release import ReleasedMeasure, ReleasedSource
from headwater_web.ui.words import day_words, month_words


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
) -> list[str]:
    known = {(source.feed, source.supplier): source for source in before}
    found = (_source_change(known.get((new.feed, new.supplier)), new) for new in after)
    return [change for change in found if change]


def _source_change(old: ReleasedSource | None, new: ReleasedSource) -> str:
    names = {"title": new.title, "supplier": new.supplier_name}
    if old is None:
        return _("{title} from {supplier} is a new source.").format(**names)
    if old.state != "no_basis" and new.state == "no_basis":
        return _("{title} from {supplier} has no agreement in force any more.").format(**names)
    if new.last_month and (old.last_month is None or new.last_month > old.last_month):
        month = month_words(new.last_month)
        return _("{title} from {supplier} now reaches {month}.").format(month=month, **names)
    if set(new.extracts) != set(old.extracts):
        day = day_words(new.as_at_date)
        return _(
            "{title} from {supplier} was corrected; its numbers may differ. Data up to {day}."
        ).format(day=day, **names)
    return ""


def _measure_changes(
    before: tuple[ReleasedMeasure, ...], after: tuple[ReleasedMeasure, ...]
) -> list[str]:
    known = {measure.measure: measure for measure in before}
    changes = [
        _("“{title}” is a new measure.").format(title=measure.title)
        if measure.measure not in known
        else _("“{title}” has a new definition, so its numbers may differ.").format(
            title=measure.title
        )
        for measure in after
        if measure.measure not in known or known[measure.measure].version != measure.version
    ]
    kept = {measure.measure for measure in after}
    changes += [
        _("“{title}” is no longer published.").format(title=measure.title)
        for measure in before
        if measure.measure not in kept
    ]
    return changes
