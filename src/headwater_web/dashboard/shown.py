"""One state of a measure's page, and the addresses under which it is found again."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater_web.dashboard.choices import Choice, period_types_for, read_choice
from headwater_web.ui.api import released_reader
from headwater_web.ui.words import PERIOD_TYPE_WORDS, breakdown_words

TABLE_ENDINGS = ("csv", "xlsx", "ods")
PICTURE_ENDINGS = ("svg", "png")


@dataclass(frozen=True, slots=True)
class Shown:
    """Which series of a measure is shown, of which release.

    One that `is_pinned` was asked for with its release, and so stays as it is.
    """

    release: Release
    measure: ReleasedMeasure
    choice: Choice
    is_pinned: bool = False

    @property
    def now(self) -> str:
        """The page, with whatever the newest release says."""
        return self._page(release="")

    @property
    def standing(self) -> str:
        """The page as this release has it, for ever."""
        return self._page(release=self.release.release_id)

    @property
    def canonical(self) -> str:
        """The one address of this state, however it was reached."""
        return self._page(release=self._pinned)

    @property
    def embed(self) -> str:
        """The part of the page that others may show within theirs."""
        return self._address("dashboard:measure_embed", release=self._pinned)

    @property
    def tables(self) -> dict[str, str]:
        """The rows as downloads, by how their files end."""
        return self._files("dashboard:measure_values", TABLE_ENDINGS)

    @property
    def pictures(self) -> dict[str, str]:
        """The chart as downloads, by how their files end."""
        return self._files("dashboard:measure_chart", PICTURE_ENDINGS)

    def with_choice(self, *, area: str = "", breakdown: str = "") -> str:
        """The page with another area or breakdown, of the same release where it is pinned."""
        changed = {"area": area, "breakdown": breakdown}
        return self._page(release=self._pinned, **{k: v for k, v in changed.items() if v})

    def file_name(self, ending: str) -> str:
        """What a download of this state is called."""
        choice = self.choice
        by = [choice.breakdown] if choice.is_broken_down else []
        parts = [self.measure.measure, choice.area.code, str(choice.period_type), *by]
        return f"{'-'.join([*parts, self.release.release_id])}.{ending}"

    @property
    def _pinned(self) -> str:
        return self.release.release_id if self.is_pinned else ""

    def _page(self, *, release: str, **changed: str) -> str:
        return self._address("dashboard:measure", release=release, **changed)

    def _files(self, route: str, endings: tuple[str, ...]) -> dict[str, str]:
        return {ending: self._address(route, ending, release=self._pinned) for ending in endings}

    def _address(self, route: str, *more: str, release: str, **changed: str) -> str:
        asked = {
            "area": self.choice.area.code,
            "period": str(self.choice.period_type),
            "breakdown": self.choice.breakdown,
        }
        asked |= changed
        if release:
            asked["release"] = release
        return f"{reverse(route, args=[self.measure.measure, *more])}?{urlencode(asked)}"


def read_shown(current: Release, name: str, asked: Mapping[str, str]) -> Shown:
    """What an address asks for, in the current release or the one that it names.

    Raises ReleaseNotFound, MeasureNotFound or AreaNotFound for what is not there.
    """
    pinned = asked.get("release", "")
    release = released_reader().open(pinned) if pinned else current
    measure = release.measure(name)
    return Shown(release, measure, read_choice(release, measure, asked), bool(pinned))


def not_published(shown: Shown, asked: Mapping[str, str]) -> list[str]:
    """What was asked for and is not published, each with what is shown instead."""
    choice, measure = shown.choice, shown.measure
    lines = []
    period = asked.get("period", "")
    if period and period != choice.period_type:
        offered = [
            str(PERIOD_TYPE_WORDS[kind]).lower() for kind in period_types_for(measure, choice.area)
        ]
        lines.append(
            _("This measure is published here by {offered}, and not by “{asked}”.").format(
                offered=_(" or ").join(offered), asked=period[:40]
            )
        )
    breakdown = asked.get("breakdown", "all")
    if breakdown != choice.breakdown:
        lines.append(
            _(
                "This measure is not published here by “{asked}”. Everyone together is shown."
            ).format(asked=breakdown_words(breakdown[:40]))
        )
    return lines


def site_address(request: HttpRequest) -> str:
    """Where this site is found, without an ending slash."""
    return request.build_absolute_uri("/").rstrip("/")
