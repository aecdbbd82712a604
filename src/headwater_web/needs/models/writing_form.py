"""The editor's form of a module: areas by name, and no quiet overwriting of somebody else."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from headwater.vocabulary.areas import AreaType
from headwater_web.ui.api import current_release


class ModuleForm(WagtailAdminPageForm):
    """The form of one module."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "area_code" in self.fields:
            self.fields["area_code"].widget = forms.Select(
                choices=_areas(self.instance.area_code if self.instance else "")
            )

    def clean(self) -> dict[str, Any]:
        """What was typed, unless somebody else saved the module since it was opened."""
        cleaned: dict[str, Any] = super().clean()
        newest = self.instance.latest_revision
        read = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        if read and newest is not None and read != str(newest.pk):
            who = newest.user.name if newest.user else _("Somebody")
            when = timezone.localtime(newest.created_at)
            self.add_error(
                None,
                _(
                    "{who} saved this module at {when} while you had it open. Nothing that you "
                    "typed is lost: it is still below. Look at their words on the draft page; if "
                    "yours should stand in their place, save again."
                ).format(who=who, when=when.strftime("%H:%M")),
            )
        return cleaned


def _areas(chosen: str) -> list[tuple[str, str]]:
    """Areas that a local module can be about; one that has gone since stays as it is written."""
    release = current_release()
    types = (AreaType.PARTNERSHIP_AREA, AreaType.DISTRICT)
    areas = [area for each in types for area in release.areas_of_type(each)] if release else []
    listed = [(area.code, area.name) for area in areas]
    if chosen and chosen not in dict(listed):
        listed.append((chosen, chosen))
    return [("", _("The whole partnership")), *listed]
