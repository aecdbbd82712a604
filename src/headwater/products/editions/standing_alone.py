"""The assessment that the engine writes of a release by itself, before anybody adds to it."""

from collections.abc import Sequence

from headwater.released.editions.catalogue import COMPUTED
from headwater.released.editions.content import EditionContent, Function, Module
from headwater.released.editions.frozen import FrozenEdition, freeze
from headwater.released.opened import Release

WHOLE_ASSESSMENT = tuple(key for key in COMPUTED if key != "area")
"""Every module that the engine can write; one area alone is a part of `districts`."""
_FUNCTIONS = {"glance": Function.PREVALENCE, "factors": Function.EVIDENCE}


def edition_of(
    release: Release, *, title: str = "", keys: Sequence[str] = WHOLE_ASSESSMENT
) -> FrozenEdition:
    """An edition without a reference, which nobody signed, of computed modules alone."""
    content = EditionContent(
        reference="",
        version=1,
        title=title or f"Needs assessment of serious violence: {release.whole_area.name}",
        release_id=release.release_id,
        modules=tuple(
            Module(key, COMPUTED[key], function=_FUNCTIONS.get(key), computed=key) for key in keys
        ),
        published_on=release.made_at.date(),
        previous=release.previous_release_id or "",
    )
    return freeze(content, release)
