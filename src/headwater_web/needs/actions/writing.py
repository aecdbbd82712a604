"""What becomes of words when they are saved: how each number read is written down beside them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from headwater.released.editions.said import say
from headwater.released.editions.tokens import Token, TokenUnreadable, tokens_in
from headwater.released.opened import Release
from headwater.vocabulary.faults import Fault
from headwater_web.audit.api import Actor, record
from headwater_web.needs.contents import digest_of_text
from headwater_web.needs.models import EditionPage, SaidThen
from headwater_web.ui.api import current_release


@dataclass(frozen=True, slots=True)
class Brought:
    """How one token of a text read when the text was written, of words brought along from there."""

    text_digest: str
    token: str
    words: str
    release_id: str
    read_at: datetime
    read_by: str = ""
    read_again: bool = False


@transaction.atomic
def bring_numbers(
    *, edition: EditionPage, module: str, texts: Iterable[str], brought: Iterable[Brought]
) -> None:
    """Keep how the numbers of words read where the words come from, so that a move is seen."""
    here = {digest_of_text(text) for text in texts}
    SaidThen.objects.bulk_create(
        SaidThen(edition=edition.reference, module=module, **asdict(each))
        for each in brought
        if each.text_digest in here
    )


@transaction.atomic
def note_numbers(
    *, by: Actor | None, edition: EditionPage, module: str, texts: Iterable[str]
) -> None:
    """Write down how the numbers of new words read now. Words that were there keep theirs."""
    known = set(
        SaidThen.objects.filter(edition=edition.reference).values_list("text_digest", "token")
    )
    _write(
        by,
        edition,
        module,
        [
            (text, token)
            for text in texts
            for token in _readable(text)
            if (digest_of_text(text), str(token)) not in known
        ],
        read_again=False,
    )


@transaction.atomic
def read_again(*, by: Actor, edition: EditionPage, module: str, text: str) -> None:
    """Somebody looked at words whose number moved, and lets them stand."""
    _write(by, edition, module, [(text, token) for token in _readable(text)], read_again=True)
    record(
        actor=by,
        action="needs.read_again",
        about=edition.audit_reference,
        details={"module": module[:100]},
    )


def _write(
    by: Actor | None,
    edition: EditionPage,
    module: str,
    said: Iterable[tuple[str, Token]],
    *,
    read_again: bool,
) -> None:
    release = current_release()
    if release is None:
        return
    now = timezone.now()
    SaidThen.objects.bulk_create(
        SaidThen(
            edition=edition.reference,
            module=module,
            text_digest=digest_of_text(text),
            token=str(token),
            words=words,
            release_id=release.release_id,
            read_again=read_again,
            read_at=now,
            read_by=by.audit_reference if by is not None else "",
        )
        for text, token in dict.fromkeys(said)
        if (words := _words(release, token))
    )


def _readable(text: str) -> tuple[Token, ...]:
    try:
        return tokens_in(text)
    except TokenUnreadable:
        return ()


def _words(release: Release, token: Token) -> str:
    """How a token reads, or nothing where the release has no such number."""
    try:
        return say(release, token).words
    except Fault:
        return ""
