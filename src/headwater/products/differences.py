"""What two releases say differently of how their numbers were made: definitions, bases, names."""

from collections.abc import Iterator

from headwater.released.changes import (
    BasisChange,
    BasisChangeKind,
    DefinitionChange,
    LoadedFile,
    NameChange,
    ReleaseChanges,
)
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure, ReleasedSource

NO_BASIS = "no_basis"


def notes_between(
    before: Release, now: Release, *, files: tuple[LoadedFile, ...]
) -> ReleaseChanges:
    """All that stands beside the changed figures."""
    return ReleaseChanges(
        release_id=now.release_id,
        made_at=now.made_at,
        since_release_id=before.release_id,
        since_made_at=before.made_at,
        files=files,
        definitions=(
            *_scopes(before, now),
            *_measures(before, now),
            *_versions(before, now),
            *_feeds(before, now),
            *_weights(before, now),
        ),
        bases=tuple(_bases(before, now)),
        names=tuple(_names(before, now)),
        breaks=tuple(found for found in now.breaks if found not in before.breaks),
        breaks_withdrawn=tuple(found for found in before.breaks if found not in now.breaks),
    )


def _measures(before: Release, now: Release) -> Iterator[DefinitionChange]:
    old = {measure.measure: measure for measure in before.measures}
    new = {measure.measure: measure for measure in now.measures}
    for name in sorted({**old, **new}):
        was, is_now = old.get(name), new.get(name)
        if _definition(was) != _definition(is_now):
            title = (is_now or old[name]).title
            yield DefinitionChange("measure", name, title, _version(was), _version(is_now))


def _versions(before: Release, now: Release) -> Iterator[DefinitionChange]:
    """Versions newly proposed beside those in force, or proposed otherwise, or taken back."""
    old, new = _proposed(before), _proposed(now)
    in_force = {measure.measure: measure for measure in now.measures}
    for name in sorted({**old, **new}):
        was, is_now = old.get(name), new.get(name)
        came_into_force = was and name in in_force and in_force[name].version == was.version
        if _definition(was) != _definition(is_now) and not came_into_force:
            title = (is_now or old[name]).title
            yield DefinitionChange("proposal", name, title, _version(was), _version(is_now))


def _proposed(release: Release) -> dict[str, ReleasedMeasure]:
    """Later versions than those in force, by the measure that they are of."""
    return {
        version.version_of: version
        for version in release.versions
        if version.version > release.measure(version.version_of).version
    }


def _definition(measure: ReleasedMeasure | None) -> tuple[int, str] | None:
    return (measure.version, measure.definition) if measure else None


def _version(measure: ReleasedMeasure | None) -> str | None:
    return str(measure.version) if measure else None


def _scopes(before: Release, now: Release) -> Iterator[DefinitionChange]:
    old, new = before.scope, now.scope
    if new and old != new:
        was = str(old.version) if old and old.key == new.key else None
        yield DefinitionChange("scope", new.key, new.title, was, str(new.version))


def _feeds(before: Release, now: Release) -> Iterator[DefinitionChange]:
    """Feeds whose specification has another version. An old release may not say which it had."""
    old = {source.feed: source.specification_version for source in before.sources}
    new = {source.feed: source for source in now.sources}
    for feed, source in sorted(new.items()):
        was = old.get(feed)
        if was and was != source.specification_version:
            yield DefinitionChange("feed", feed, source.title, was, source.specification_version)


def _weights(before: Release, now: Release) -> Iterator[DefinitionChange]:
    """Scales by another edition of which offences are weighed, or by which they no longer are."""
    old = {harm.scale: harm for harm in before.harm}
    new = {harm.scale: harm for harm in now.harm}
    for scale in sorted({**old, **new}):
        was, is_now = old.get(scale), new.get(scale)
        editions = tuple(each.edition if each else None for each in (was, is_now))
        if editions[0] != editions[1]:
            title = next(each.title for each in (is_now, was) if each) or scale
            yield DefinitionChange("weights", scale, title, *editions)


def _bases(before: Release, now: Release) -> Iterator[BasisChange]:
    old = {(source.feed, source.supplier): source for source in before.sources}
    new = {(source.feed, source.supplier): source for source in now.sources}
    for key in sorted({**old, **new}):
        was, is_now = old.get(key), new.get(key)
        kind = _basis_kind(was, is_now)
        if kind is not None:
            yield _basis(kind, new.get(key) or old[key], was, is_now)


def _basis_kind(
    was: ReleasedSource | None, is_now: ReleasedSource | None
) -> BasisChangeKind | None:
    if was is None:
        return BasisChangeKind.NEW
    if is_now is None:
        return BasisChangeKind.GONE
    if (was.state == NO_BASIS) != (is_now.state == NO_BASIS):
        return BasisChangeKind.LAPSED if is_now.state == NO_BASIS else BasisChangeKind.RESTORED
    replaced = was.basis_reference != is_now.basis_reference
    return BasisChangeKind.REPLACED if replaced else None


def _basis(
    kind: BasisChangeKind,
    source: ReleasedSource,
    was: ReleasedSource | None,
    is_now: ReleasedSource | None,
) -> BasisChange:
    return BasisChange(
        kind=kind,
        feed=source.feed,
        title=source.title,
        supplier=source.supplier,
        supplier_name=source.supplier_name,
        before=was.basis_reference if was else "",
        now=is_now.basis_reference if is_now else "",
        day=source.withdrawn_on if kind is BasisChangeKind.LAPSED else None,
    )


def _names(before: Release, now: Release) -> Iterator[NameChange]:
    """What kept its code and has another name; the older release keeps the older name."""
    if before.partnership.key == now.partnership.key:
        names = (before.partnership.name, now.partnership.name)
        yield from _renamed("partnership", {now.partnership.key: names})
    old = {area.code: area.name for area in before.areas}
    areas = {area.code: (old.get(area.code, area.name), area.name) for area in now.areas}
    yield from _renamed("area", areas)
    was = {source.supplier: source.supplier_name for source in before.sources}
    suppliers = {
        source.supplier: (was.get(source.supplier, source.supplier_name), source.supplier_name)
        for source in now.sources
    }
    yield from _renamed("supplier", suppliers)


def _renamed(what: str, names: dict[str, tuple[str, str]]) -> Iterator[NameChange]:
    for key, (before, now) in names.items():
        if before != now:
            yield NameChange(what, key, before, now)
