"""What is missing before an edition can be published, each in a sentence with where to mend it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater.released.editions.amiss import what_is_amiss
from headwater.released.editions.content import EditionContent, FindingBlock, QuotationBlock
from headwater.released.editions.tokens import TokenUnreadable
from headwater.released.editions.unbound import unbound_numbers
from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.needs.models import FunctionChoice
from headwater_web.needs.numbers import ShownText
from headwater_web.needs.queries.drafts import Draft, DraftModule
from headwater_web.needs.queries.review import (
    SIGNATURES_NEEDED,
    comments_of,
    standing_sign_offs,
    windows_of,
)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing: in words, where to mend it and who may, and the module if any."""

    words: str
    address: str
    rule: Rule
    module: str = ""


def missing_from(draft: Draft) -> tuple[Missing, ...]:
    """Everything that stands between a draft and its publication but the sign-offs."""
    return (
        *_of_the_whole(draft),
        *(found for module in draft.shown for found in missing_from_module(draft, module)),
    )


def missing_signatures(draft: Draft) -> tuple[Missing, ...]:
    """The sign-offs that are still needed."""
    needed = SIGNATURES_NEEDED - len(standing_sign_offs(draft))
    if needed <= 0:
        return ()
    words = ngettext(
        "%(number)d more person has to sign it off.",
        "%(number)d more people have to sign it off.",
        needed,
    ) % {"number": needed}
    address = reverse("needs:sign", args=[draft.reference])
    return (Missing(words, address, Rule.SIGN_OFF_EDITIONS),)


def missing_from_module(draft: Draft, module: DraftModule) -> tuple[Missing, ...]:
    """What one module lacks."""
    key, title = module.page.slug, module.page.title
    address = reverse("needs:draft_module", args=[draft.reference, key])
    return tuple(
        Missing(words, address, Rule.SEE_PARTNER_CUT, title)
        for words in _of_a_module(draft, module)
    )


def undeclared_numbers(module: DraftModule, text: ShownText) -> tuple[str, ...]:
    """Numbers in a text that were typed by hand and are not said to come from elsewhere."""
    declared = {each.number for each in module.shown.module.outside}
    try:
        return tuple(each for each in unbound_numbers(text.raw) if each not in declared)
    except TokenUnreadable:
        return ()


def with_leave(person: Asker, missing: Iterable[Missing]) -> tuple[Missing, ...]:
    """The same, with an address only where this person may mend it."""
    return tuple(each if may(person, each.rule) else replace(each, address="") for each in missing)


def _of_the_whole(draft: Draft) -> Iterator[Missing]:
    here = reverse("needs:draft", args=[draft.reference])
    if draft.release is None:
        yield Missing(
            _("Nothing has been released, so it has no numbers."), here, Rule.SEE_PARTNER_CUT
        )
    excused = {each.function for each in draft.absences}
    for function in draft.without_module:
        if function not in excused:
            words = _("No module says “{function}”, and nobody has said why.").format(
                function=str(FunctionChoice(function.value).label)
            )
            address = reverse("needs:explain_absence", args=[draft.reference])
            yield Missing(words, f"{address}?function={function.value}", Rule.WRITE_EDITIONS)
    if any(window.closed_on is None for window in windows_of(draft.reference)):
        address = reverse("needs:consultations", args=[draft.reference])
        words = _("A consultation window is open. Close it and say what came of it.")
        yield Missing(words, address, Rule.SEE_PARTNER_CUT)
    until = draft.page.embargoed_until
    if until is not None and until <= timezone.now():
        words = _("It is not for everyone before a time that has passed. Take that out.")
        yield Missing(
            words, reverse("needs:embargo", args=[draft.reference]), Rule.PUBLISH_EDITIONS
        )


def _of_a_module(draft: Draft, module: DraftModule) -> Iterator[str]:
    written = module.shown.module
    if not written.blocks and not written.computed:
        yield _("It has no words yet.")
    for text in dict.fromkeys(module.shown.texts):
        if text.moved:
            yield _("A number moved since “{beginning}…” was written. Read it again.").format(
                beginning=text.plain[:40].strip()
            )
    yield from _amiss(draft, module)
    for block in written.blocks:
        if isinstance(block, FindingBlock) and not block.words:
            yield _("Finding {reference} is not there, or was withdrawn.").format(
                reference=block.reference
            )
        if isinstance(block, QuotationBlock) and not block.words:
            yield _("Quotation {reference} is not there, or is not cleared for use.").format(
                reference=block.reference
            )
    waiting = sum(each.is_open for each in comments_of(draft.reference, module.page.slug))
    if waiting:
        yield ngettext("%(number)d comment is open.", "%(number)d comments are open.", waiting) % {
            "number": waiting
        }


def _amiss(draft: Draft, module: DraftModule) -> Iterator[str]:
    """What the engine would say of the module: the same judgement, before anything is sent."""
    if draft.release is None:
        return
    alone = EditionContent(
        reference=draft.reference,
        version=1,
        title=draft.page.title,
        release_id=draft.release_id,
        modules=(module.shown.module,),
        published_on=timezone.localdate(),
    )
    about = f"In “{module.shown.module.title}”: "
    for sentence in what_is_amiss(alone, draft.release, now=timezone.now()):
        if sentence.startswith(about):
            words = sentence.removeprefix(about)
            yield words[:1].upper() + words[1:]
