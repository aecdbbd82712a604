"""Drafts as pages of the editor. None of them has an address: our own draft pages show them.

They hang under a shelf beside the site's own root, so that nothing of theirs is ever served by the
editor, published there or not.
"""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from headwater.released.editions.catalogue import COMPUTED
from headwater_web.needs.models.blocks import EASY_BLOCKS, MODULE_BLOCKS, OUTSIDE_BLOCKS
from headwater_web.needs.models.writing_form import ModuleForm


class CutChoice(models.TextChoices):
    """For whom a module is, as the vocabulary of editions has it."""

    PUBLIC = "public", _("Everyone")
    PARTNER = "partner", _("Partners")
    FULL = "full", _("The partnership's own team")


class FunctionChoice(models.TextChoices):
    """The four functions that the strategy gives a needs assessment."""

    PREVALENCE = "prevalence", _("How much violence there is")
    EVIDENCE = "evidence", _("What the evidence says")
    LIVED_EXPERIENCE = "lived_experience", _("What people live through")
    ASSETS = "assets", _("What protects people here")


class Unserved(Page):
    """A page without an address and without a preview. Reading it is a matter of our own pages."""

    preview_modes: ClassVar[list[Any]] = []

    class Meta:
        abstract = True

    def get_url_parts(self, *_args: Any, **_kwargs: Any) -> None:
        """Nowhere."""
        return


class EditionsPage(Unserved):
    """The shelf on which drafts of editions lie. There is one."""

    is_creatable = False
    subpage_types: ClassVar[list[str]] = ["needs.EditionPage"]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("needs assessments")


class EditionPage(Unserved):
    """One edition while it is written. SN- is its reference. Started from our pages alone.

    `previous` is the published edition before it, such as SN-1-v2, empty for the first.
    """

    reference = models.CharField(max_length=12, db_index=True)
    previous = models.CharField(max_length=24, blank=True)
    what_changed = models.CharField(_("what changed since last time"), max_length=600, blank=True)
    embargoed_until = models.DateTimeField(_("not for everyone before"), null=True, blank=True)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=80)

    is_creatable = False
    parent_page_types: ClassVar[list[str]] = ["needs.EditionsPage"]
    subpage_types: ClassVar[list[str]] = ["needs.ModulePage"]
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("what_changed"),
        FieldPanel("embargoed_until"),
    ]
    promote_panels: ClassVar[list[Any]] = []
    settings_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("edition")

    @property
    def audit_reference(self) -> str:
        """How the record knows this edition."""
        return f"edition/{self.reference}"


class ModulePage(Unserved):
    """One short read of an edition, while it is written. Its key is the page's slug."""

    cut = models.CharField(
        _("for whom"), max_length=10, choices=CutChoice.choices, default=CutChoice.PUBLIC
    )
    function = models.CharField(
        _("which of the four functions"), max_length=20, choices=FunctionChoice.choices, blank=True
    )
    computed = models.CharField(
        _("what the engine writes below your words"),
        max_length=20,
        choices=list(COMPUTED.items()),
        blank=True,
    )
    area_code = models.CharField(_("area"), max_length=60, blank=True)
    blocks = StreamField(MODULE_BLOCKS, blank=True, verbose_name=_("words"))
    easy = StreamField(EASY_BLOCKS, blank=True, verbose_name=_("easy read"))
    outside = StreamField(OUTSIDE_BLOCKS, blank=True, verbose_name=_("numbers from elsewhere"))

    base_form_class = ModuleForm
    parent_page_types: ClassVar[list[str]] = ["needs.EditionPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        HelpPanel(template="needs/editor_help.html", heading=_("Before you write")),
        *Page.content_panels,
        FieldPanel("blocks"),
        FieldPanel("easy"),
        FieldPanel("outside"),
        FieldPanel("cut"),
        FieldPanel("function"),
        FieldPanel("computed"),
        FieldPanel("area_code"),
    ]
    promote_panels: ClassVar[list[Any]] = [FieldPanel("slug")]
    settings_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("module")
