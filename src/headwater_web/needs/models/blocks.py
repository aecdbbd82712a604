"""What a module may hold: blocks that map one to one to those of a published edition."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from headwater.released.editions.tokens import TokenUnreadable, parse_token, tokens_in
from headwater_web.thread.api import ReferenceUnreadable, parse_reference
from headwater_web.ui.api import current_release


class WordsBlock(blocks.TextBlock):
    """Sentences with tokens where numbers belong. A token that cannot be read is refused."""

    def clean(self, value: str) -> str:
        """The sentences as typed. Raises ValidationError with what is wrong with which token."""
        cleaned: str = super().clean(value)
        _refuse_unreadable(cleaned)
        return cleaned


class TokenBlock(blocks.CharBlock):
    """One token alone."""

    def clean(self, value: str) -> str:
        """The token as it is always written. Raises ValidationError."""
        cleaned: str = super().clean(value)
        if not cleaned.strip():
            return ""
        try:
            return str(parse_token(cleaned))
        except TokenUnreadable as fault:
            raise ValidationError(_fault_words(fault)) from fault


class ReferenceBlock(blocks.CharBlock):
    """The reference of a thing of one kind, such as F-3."""

    def __init__(self, *args: Any, prefix: str = "F", **kwargs: Any) -> None:
        self.prefix = prefix
        super().__init__(*args, max_length=12, **kwargs)

    def clean(self, value: str) -> str:
        """The reference as it is always written. Raises ValidationError."""
        cleaned: str = super().clean(value)
        try:
            reference = parse_reference(cleaned)
        except ReferenceUnreadable:
            reference = None
        if reference is None or reference.prefix != self.prefix:
            raise ValidationError(
                _("Give a reference that begins with %(prefix)s-, such as %(prefix)s-3."),
                params={"prefix": self.prefix},
            )
        return str(reference)


def figure_choices() -> list[tuple[str, str]]:
    """The figures of the current release by their slugs."""
    release = current_release()
    if release is None:
        return []
    return [(slug, figure.title) for slug, figure in release.figures.items()]


def _refuse_unreadable(text: str) -> None:
    try:
        tokens_in(text)
    except TokenUnreadable as fault:
        raise ValidationError(_fault_words(fault)) from fault


def _fault_words(fault: TokenUnreadable) -> str:
    return _("This cannot be read: {found} It should look like this: {expected}").format(
        found=fault.found, expected=fault.expected
    )


def _named(
    kind: str, prefix: str, field_label: Promise, label: Promise
) -> tuple[str, blocks.StructBlock]:
    """A block that names a thing which is kept elsewhere, and nothing more."""
    reference = ReferenceBlock(prefix=prefix, label=field_label)
    return kind, blocks.StructBlock([("reference", reference)], label=label)


_TOKENS = gettext_lazy(
    "Where a number belongs, put its token in double brackets. “Find a number” gives it to you."
)
MODULE_BLOCKS = [
    ("paragraph", WordsBlock(label=gettext_lazy("Paragraph"), help_text=_TOKENS, rows=4)),
    ("heading", blocks.CharBlock(label=gettext_lazy("Heading"), max_length=120)),
    (
        "bullets",
        blocks.ListBlock(
            WordsBlock(label=gettext_lazy("Point"), rows=2), label=gettext_lazy("List of points")
        ),
    ),
    (
        "quotation",
        blocks.StructBlock(
            [
                (
                    "reference",
                    ReferenceBlock(prefix="QU", label=gettext_lazy("Quotation, such as QU-3")),
                ),
                (
                    "bears_on",
                    TokenBlock(
                        required=False,
                        label=gettext_lazy("Token of the number that it bears on"),
                    ),
                ),
            ],
            label=gettext_lazy("Quotation that was cleared for use"),
        ),
    ),
    _named("finding", "F", gettext_lazy("Finding, such as F-3"), gettext_lazy("Finding")),
    _named(
        "card",
        "EV",
        gettext_lazy("Evidence card, such as EV-3"),
        gettext_lazy("Evidence card that was published"),
    ),
    _named(
        "gap",
        "EG",
        gettext_lazy("Evidence gap, such as EG-3"),
        gettext_lazy("What nobody knows"),
    ),
    _named(
        "theme",
        "TH",
        gettext_lazy("Theme, such as TH-3"),
        gettext_lazy("What people told us: a theme"),
    ),
    ("figure", blocks.ChoiceBlock(choices=figure_choices, label=gettext_lazy("Figure"))),
]
EASY_BLOCKS = [
    (
        "sentence",
        WordsBlock(
            label=gettext_lazy("Sentence"),
            help_text=gettext_lazy("One idea. Its numbers are tokens that stand above too."),
            rows=2,
        ),
    )
]
OUTSIDE_BLOCKS = [
    (
        "number",
        blocks.StructBlock(
            [
                ("number", blocks.CharBlock(label=gettext_lazy("Number, as written above"))),
                ("source", blocks.CharBlock(label=gettext_lazy("Where it comes from"))),
            ],
            label=gettext_lazy("Number from elsewhere"),
        ),
    )
]
