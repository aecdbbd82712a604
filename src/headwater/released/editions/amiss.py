"""What stands in the way of publishing an edition, each in a sentence that says what to do."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from headwater.released.editions.catalogue import COMPUTED
from headwater.released.editions.content import (
    CardBlock,
    EditionContent,
    FigureBlock,
    FindingBlock,
    Function,
    GapBlock,
    Heading,
    KeptBlock,
    Module,
    ThemeBlock,
)
from headwater.released.editions.frozen import texts_of
from headwater.released.editions.reading import is_edition_id
from headwater.released.editions.said import say
from headwater.released.editions.tokens import tokens_in
from headwater.released.editions.unbound import unbound_numbers
from headwater.released.opened import Release
from headwater.vocabulary.faults import Fault
from headwater.vocabulary.wording import doubtful_words

FEWEST_SIGNATURES = 2
TAKEN = frozenset({"index", "numbers", "easy-read"})
"""Names of pages that every edition has."""
_KEY = re.compile(r"[a-z0-9_]+(?:-[a-z0-9_]+)*")
_FUNCTION_WORDS = {
    Function.PREVALENCE: "how much violence there is",
    Function.EVIDENCE: "what the evidence says",
    Function.LIVED_EXPERIENCE: "what people live through",
    Function.ASSETS: "what is already there",
}


def what_is_amiss(
    content: EditionContent,
    release: Release,
    *,
    now: datetime,
    published: Collection[str] = (),
    computed: Mapping[str, Collection[str]] | None = None,
) -> tuple[str, ...]:
    """Why an edition may not be published as it is; nothing where it may.

    `published` are the ids of the editions that are there. `computed` gives, for the key of a
    module that the engine writes, the references of the numbers that its part says; where it is
    not given, the easy-read sentences of such a module are not looked at.
    """
    found = [*_of_edition(content, now=now, published=published), *_of_functions(content)]
    found += _of_keys([module.key for module in content.modules])
    for module in content.modules:
        found += [f"In “{module.title}”: {each}" for each in _of_module(module, release, computed)]
    return tuple(dict.fromkeys(found))


def _of_edition(
    content: EditionContent, *, now: datetime, published: Collection[str]
) -> Iterator[str]:
    if not is_edition_id(content.edition_id):
        yield f"{content.edition_id!r} is no name of an edition. Expected one such as SN-1-v1."
    if content.edition_id in published:
        yield (
            f"{content.edition_id} is published and never changes. Publish a correction as the "
            "next version."
        )
    if content.previous and content.previous not in published:
        yield (
            f"The edition before it, {content.previous}, is not there. Name one that was "
            "published, or none."
        )
    if not content.modules:
        yield "It has no module. Write one, or let the engine write one."
    if len({each.name.strip().casefold() for each in content.signed_off}) < FEWEST_SIGNATURES:
        yield "Fewer than two people have signed it. Ask another person to sign."
    if content.embargoed_until is not None and content.embargoed_until <= now:
        yield "Its embargo has passed already. Choose a later time, or none."


def _of_keys(keys: Sequence[str]) -> Iterator[str]:
    """A key is the name of a page, so that it can never lead out of the edition's folder."""
    for key in dict.fromkeys(keys):
        if keys.count(key) > 1:
            yield f"Two modules have the key {key!r}. Give one of them another."
        if not _KEY.fullmatch(key) or key in TAKEN:
            yield (
                f"No module can have the key {key!r}. Expected small letters, digits and single "
                f"hyphens, and none of {', '.join(sorted(TAKEN))}."
            )


def _of_functions(content: EditionContent) -> Iterator[str]:
    """Each of the four functions is there for everyone to read, or somebody says why not."""
    served = {module.function for module in content.modules}
    explained = {each.function for each in content.absences if each.because.strip()}
    for function in Function:
        if function not in served and function not in explained:
            yield (
                f"No module is on {_FUNCTION_WORDS[function]}, and nobody says why. Write one, or "
                "record the reason with a name."
            )


def _of_module(
    module: Module, release: Release, computed: Mapping[str, Collection[str]] | None
) -> Iterator[str]:
    if module.computed and module.computed not in COMPUTED:
        known = ", ".join(COMPUTED)
        yield f"the engine has no part {module.computed!r}. Choose one of: {known}."
    if module.computed == "area":
        try:
            release.area(module.area_code)
        except Fault as fault:
            yield _said(fault)
    for block in module.blocks:
        if isinstance(block, FigureBlock) and block.slug not in release.figures:
            yield (
                f"release {release.release_id} has no figure {block.slug!r}. Choose another, or "
                "take it out."
            )
        if isinstance(block, KeptBlock) and not block.is_there:
            yield _not_there(block)
    yield from _of_numbers(module, release, computed)
    yield from _of_words(module)


def _not_there(block: KeptBlock) -> str:
    because = {
        CardBlock: "evidence card {reference} is not published, or was withdrawn.",
        GapBlock: "evidence gap {reference} is not there, or is settled: it was answered or given "
        "up.",
        ThemeBlock: "theme {reference} is not there, or nobody was heard on it.",
    }[type(block)]
    return f"{because.format(reference=block.reference)} Name another, or take it out."


def _of_numbers(
    module: Module, release: Release, computed: Mapping[str, Collection[str]] | None
) -> Iterator[str]:
    easy = set(module.easy)
    written = [text for text in texts_of(module) if text not in easy]
    try:
        said = set(_references(release, *written))
        said_simply = dict(_references_by_sentence(release, module.easy))
    except Fault as fault:
        yield _said(fault)
        return
    if module.computed:
        if computed is None or module.key not in computed:
            return
        said |= set(computed[module.key])
    for sentence, references in said_simply.items():
        if not references <= said:
            yield (
                f"the easy-read sentence “{sentence}” says a number that the module does not. Say "
                "it in the module, or leave it out."
            )


def _references(release: Release, *texts: str) -> Iterator[str]:
    for token in tokens_in(*texts):
        yield say(release, token).reference


def _references_by_sentence(
    release: Release, sentences: Collection[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    for sentence in sentences:
        yield sentence, frozenset(_references(release, sentence))


def _of_words(module: Module) -> Iterator[str]:
    declared = {each.number.strip() for each in module.outside if each.source.strip()}
    for text in words_of(module):
        try:
            typed = unbound_numbers(text)
        except Fault:
            continue  # said already, where its numbers were looked for
        for number in typed:
            if number not in declared:
                yield (
                    f"the number {number} was typed by hand. Put a released number in its place, "
                    "or declare where it comes from."
                )
        for word in doubtful_words(text):
            yield f"“{word.words}”: {word.because} Say instead: {word.instead}."


def words_of(module: Module) -> tuple[str, ...]:
    """Every text of a module that somebody wrote for it.

    Not the words of people who are quoted, nor those of a card, a gap or a theme: each of these is
    kept where it has its own source, and its numbers with it.
    """
    more = [block.words for block in module.blocks if isinstance(block, Heading | FindingBlock)]
    more += [block.title for block in module.blocks if isinstance(block, FindingBlock)]
    return (module.title, *more, *texts_of(module))


def _said(fault: Fault) -> str:
    return f"{fault.found} Next: {fault.next_step}"
