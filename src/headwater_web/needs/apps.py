"""The app's place in Django."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from headwater_web.accounts.api import Asker
    from headwater_web.thread.api import Thing


class NeedsConfig(AppConfig):
    """Drafts of the needs assessment, their review, and the editions that were published."""

    name = "headwater_web.needs"
    label = "needs"

    def ready(self) -> None:
        """Make editions known to the thread."""
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("SN", _("Needs assessment"), _editions_seen_by))


def _editions_seen_by(person: "Asker", references: Collection[str]) -> Mapping[str, "Thing"]:
    """Editions as things. They are told by apps that are not all ready when this one is."""
    from headwater_web.needs.queries.things import editions_as_things

    return editions_as_things(person, references)
