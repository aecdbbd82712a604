"""What was worked out of a release is worked out once: a release never changes."""

from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from django.utils.translation import get_language

from headwater.released.opened import Release

Made = TypeVar("Made")
_MOST: Final = 160
"""Things remembered of one release: at about 100 KB for a page, 16 MB in each server process."""

_REMEMBERED: WeakKeyDictionary[Release, dict[Hashable, Any]] = WeakKeyDictionary()
"""By release, so that all of it goes when the release is closed."""


def remembered(release: Release, key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` gave for this key the first time; the oldest is forgotten where there are many.

    Only for what depends on nothing but the release and the key: not on who asks, nor on the day.
    """
    held = _REMEMBERED.setdefault(release, {})
    known = (get_language(), key)
    if known not in held:
        made = make()
        while len(held) >= _MOST:
            held.pop(next(iter(held)), None)
        held[known] = made
    found: Made = held[known]
    return found
