"""Texts with their numbers: how each reads with a release, and where it is explained."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from headwater.released.editions.said import SaidNumber, say
from headwater.released.editions.tokens import Token, TokenUnreadable, parts_of
from headwater.released.opened import Release
from headwater.vocabulary.faults import Fault
from headwater_web.needs.contents import digest_of_text


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text: plain words, or a number that leads to how it was made.

    `then` is how the number read when it was written, where that was something else; `fault` is
    why it has no number now.
    """

    words: str
    token: str = ""
    address: str = ""
    fault: str = ""
    then: str = ""
    then_on: str = ""


@dataclass(frozen=True, slots=True)
class ShownText:
    """One text in its parts. `digest` names it; `raw` is as it was typed."""

    raw: str
    parts: tuple[Part, ...]

    @property
    def digest(self) -> str:
        """The name of the text."""
        return digest_of_text(self.raw)

    @property
    def faults(self) -> tuple[str, ...]:
        """Why numbers of it cannot be said."""
        return tuple(part.fault for part in self.parts if part.fault)

    @property
    def moved(self) -> tuple[Part, ...]:
        """Its numbers that read otherwise when the words were written."""
        return tuple(part for part in self.parts if part.then)

    @property
    def plain(self) -> str:
        """The text as it reads."""
        return "".join(part.words for part in self.parts)


Saying = Callable[[Token], SaidNumber]


def shown_text(text: str, saying: Saying) -> ShownText:
    """A text with each number said. A token that cannot be read or said carries its fault."""
    try:
        parts = tuple(parts_of(text))
    except TokenUnreadable as fault:
        return ShownText(text, (Part(text, fault=f"{fault.found} {fault.next_step}"),))
    return ShownText(
        text,
        tuple(_number(part, saying) if isinstance(part, Token) else Part(part) for part in parts),
    )


def of_release(release: Release | None) -> Saying:
    """Numbers as a release says them. Raises Fault for what it has not."""

    def saying(token: Token) -> SaidNumber:
        if release is None:
            raise NothingReleased(token)
        return say(release, token)

    return saying


class NothingReleased(Fault):
    """A number was asked for before the first release."""

    def __init__(self, token: Token) -> None:
        super().__init__(
            found=f"{token} cannot be said: nothing has been released.",
            expected="a current release.",
            next_step="wait for the first release.",
        )


def figure_address(reference: str) -> str:
    """The page that says how one number was made."""
    return reverse("dashboard:figure", args=[reference])


def with_then(text: ShownText, then: dict[tuple[str, str], tuple[str, str]]) -> ShownText:
    """The text with what its numbers read before; `then` is by text and token: words and day."""
    parts = []
    for part in text.parts:
        words, day = then.get((text.digest, part.token), ("", "")) if part.token else ("", "")
        moved = bool(words) and not part.fault and words != part.words
        parts.append(replace(part, then=words, then_on=day) if moved else part)
    return ShownText(text.raw, tuple(parts))


def _number(token: Token, saying: Saying) -> Part:
    try:
        said = saying(token)
    except Fault as fault:
        words = _("(no number: {measure})").format(measure=token.measure)
        return Part(words, str(token), fault=fault.found)
    except KeyError:
        return Part(_("(no number)"), str(token), fault=str(token))
    return Part(said.words, str(token), figure_address(said.reference))
