"""What differs between two versions, as far as the reader may see: modules, words and numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from headwater.released.editions.content import Module
from headwater_web.needs.numbers import figure_address
from headwater_web.needs.queries.published import SeenEdition

_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they are the same in both, were added, or were taken out."""

    words: str
    change: str


@dataclass(frozen=True, slots=True)
class ChangedModule:
    """A module whose words differ. `renamed_from` is its earlier title where that differs."""

    key: str
    title: str
    renamed_from: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MovedNumber:
    """A number that both say, and say otherwise. Each leads to how it was made."""

    title: str
    area: str
    before: str
    after: str
    before_address: str
    after_address: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two versions."""

    added: tuple[Module, ...]
    ended: tuple[Module, ...]
    changed: tuple[ChangedModule, ...]
    moved: tuple[MovedNumber, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether both say the same."""
        return not (self.added or self.ended or self.changed or self.moved)


def difference(first: SeenEdition, second: SeenEdition) -> Difference:
    """What the second says that the first did not, and the other way round."""
    before = {each.key: each for each in first.modules}
    after = {each.key: each for each in second.modules}
    both = [(before[key], each) for key, each in after.items() if key in before]
    return Difference(
        added=tuple(each for key, each in after.items() if key not in before),
        ended=tuple(each for key, each in before.items() if key not in after),
        changed=tuple(
            found for one, other in both if (found := _changed(first, second, one, other))
        ),
        moved=tuple(_moved(first, second)),
    )


def word_pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts word by word: what stayed, what was taken out, what was added.

    >>> [(each.words, each.change) for each in word_pieces("It fell a lot.", "It rose a lot.")]
    [('It ', 'same'), ('fell ', 'out'), ('rose ', 'in'), ('a lot.', 'same')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(old[old_from:old_to]), "same"))
            continue
        if old_from < old_to:
            pieces.append(Piece("".join(old[old_from:old_to]), "out"))
        if new_from < new_to:
            pieces.append(Piece("".join(new[new_from:new_to]), "in"))
    return tuple(pieces)


def _changed(
    first: SeenEdition, second: SeenEdition, one: Module, other: Module
) -> ChangedModule | None:
    before, after = first.words(one), second.words(other)
    old, new = before.plain.removeprefix(one.title), after.plain.removeprefix(other.title)
    renamed = one.title if one.title != other.title else ""
    if old == new and not renamed:
        return None
    return ChangedModule(other.key, other.title, renamed, word_pieces(old, new))


def _moved(first: SeenEdition, second: SeenEdition) -> Iterator[MovedNumber]:
    """Numbers that modules of the reader's cut say in both, in the order of the second."""
    before = {each.token: each for each in first.edition.numbers}
    said = _tokens_said(first) & _tokens_said(second)
    for now in second.edition.numbers:
        then = before.get(now.token)
        if then is not None and now.token in said and then.words != now.words:
            yield MovedNumber(
                now.measure_title,
                now.area_name,
                then.words,
                now.words,
                figure_address(then.reference),
                figure_address(now.reference),
            )


def _tokens_said(seen: SeenEdition) -> set[str]:
    return {
        part.token
        for module in seen.modules
        for text in seen.words(module).texts
        for part in text.parts
        if part.token
    }
