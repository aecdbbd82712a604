"""Looking for words in the edition that is out, no further than the reader's cut."""

from dataclasses import dataclass

from headwater.released.editions.content import Module
from headwater_web.accounts.api import Asker
from headwater_web.needs.queries.documents import computed_words
from headwater_web.needs.queries.published import SeenEdition, newest_for_everyone

AROUND = 90


@dataclass(frozen=True, slots=True)
class FoundModule:
    """A module that holds the words, and some of what stands around them."""

    edition_id: str
    key: str
    title: str
    around: str


def modules_with(person: Asker, words: str) -> tuple[FoundModule, ...]:
    """The modules of the newest edition that hold the words, in their order."""
    wanted, seen = " ".join(words.split()).casefold(), newest_for_everyone(person)
    if not wanted or seen is None:
        return ()
    found = []
    for module in seen.modules:
        plain = _words(seen, module)
        at = plain.casefold().find(wanted)
        if at >= 0:
            found.append(
                FoundModule(seen.edition_id, module.key, module.title, _around(plain, at, wanted))
            )
    return tuple(found)


def _words(seen: SeenEdition, module: Module) -> str:
    """All that a module says, what the engine wrote into it included."""
    plain = seen.words(module).plain
    return f"{plain} {computed_words(seen, module.key)}" if module.computed else plain


def _around(plain: str, at: int, wanted: str) -> str:
    """The words found with some on both sides, beginning and ending between words."""
    start, end = max(0, at - AROUND), min(len(plain), at + len(wanted) + AROUND)
    begins = plain.find(" ", start) + 1 if start else 0
    ends = plain.rfind(" ", 0, end) if end < len(plain) else end
    before, after = ("… " if start else ""), (" …" if end < len(plain) else "")
    return f"{before}{plain[min(begins, at) : max(ends, at + len(wanted))]}{after}"
