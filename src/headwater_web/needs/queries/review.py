"""Comments, consultation windows and sign-offs of a draft, with names."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater.released.editions import content
from headwater_web.accounts.api import display_names
from headwater_web.needs.models import Comment, Consultation, Reply, SignOff
from headwater_web.needs.queries.drafts import Draft

SIGNATURES_NEEDED = 2
"""So many different people stand for an edition before it is published."""


@dataclass(frozen=True, slots=True)
class ShownReply:
    """An answer to a comment, and by whom."""

    reply: Reply
    name: str


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment with its answers. `is_open` until an answer closes it."""

    comment: Comment
    name: str
    replies: tuple[ShownReply, ...]

    @property
    def is_open(self) -> bool:
        """Whether nobody has closed it."""
        return not any(each.reply.closes for each in self.replies)


@dataclass(frozen=True, slots=True)
class ShownSignOff:
    """Somebody's sign-off, and whether it stands for the draft as it is now."""

    sign_off: SignOff
    name: str
    undone_because: Promise | None

    @property
    def stands(self) -> bool:
        """Whether it still counts."""
        return self.undone_because is None


def comments_of(reference: str, module: str | None = None) -> tuple[ShownComment, ...]:
    """The comments on a draft, or on one module of it, in the order in which they were made."""
    rows = Comment.objects.filter(edition=reference).prefetch_related("replies")
    if module is not None:
        rows = rows.filter(module=module)
    found = list(rows)
    people = {each.made_by for each in found}
    people |= {reply.made_by for each in found for reply in each.replies.all()}
    names = display_names(people)
    return tuple(
        ShownComment(
            each,
            names.get(each.made_by, ""),
            tuple(ShownReply(reply, names.get(reply.made_by, "")) for reply in each.replies.all()),
        )
        for each in found
    )


def comment_with(number: int) -> Comment | None:
    """A comment by its number."""
    found: Comment | None = Comment.objects.filter(pk=number).first()
    return found


def windows_of(reference: str) -> tuple[Consultation, ...]:
    """The consultation windows of an edition, oldest first."""
    return tuple(Consultation.objects.filter(edition=reference))


def sign_offs_of(draft: Draft) -> tuple[ShownSignOff, ...]:
    """Everybody's newest sign-off of a draft, and why it counts no longer where it does not."""
    newest = {each.signed_by: each for each in SignOff.objects.filter(edition=draft.reference)}
    names = display_names(newest)
    return tuple(
        ShownSignOff(each, names.get(each.signed_by, ""), _undone(each, draft))
        for each in newest.values()
    )


def standing_sign_offs(draft: Draft) -> tuple[ShownSignOff, ...]:
    """Those that count."""
    return tuple(each for each in sign_offs_of(draft) if each.stands)


def as_signed(sign_offs: Iterable[ShownSignOff]) -> tuple[content.SignOff, ...]:
    """Sign-offs as an edition carries them."""
    return tuple(
        content.SignOff(each.name, each.sign_off.role, timezone.localdate(each.sign_off.signed_at))
        for each in sign_offs
    )


def as_windows(windows: Iterable[Consultation]) -> tuple[content.ConsultationWindow, ...]:
    """Closed windows as an edition carries them."""
    return tuple(
        content.ConsultationWindow(
            each.opened_on, each.closed_on, each.asked, each.responses or 0, each.what_changed
        )
        for each in windows
        if each.closed_on is not None
    )


def _undone(sign_off: SignOff, draft: Draft) -> Promise | None:
    if sign_off.words_digest != draft.digest:
        return _("the words were changed after it")
    if sign_off.release_id != draft.release_id:
        return _("a new release came after it")
    return None
