"""Signed feeds: whose key signed the file, by which definitions it was counted, and of which rows.

A partner's desk sends counts that nobody here can count again. So a file is taken only as it was
signed, by a key that a basis names, from the specification and the measures that stand here, and
for months of which the partner's rows are not held.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from headwater.definitions.basis import Basis
from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification
from headwater.exchange.partner_file import (
    Manifest,
    NoPartnerFile,
    PartnerFileAltered,
    is_same_fingerprint,
    open_partner_file,
)
from headwater.intake.checks import checks_of
from headwater.intake.faults import FileRefused
from headwater.intake.values import codings
from headwater.vocabulary.counts import counted
from headwater.vocabulary.periods import spans_in_words

_MOST_NAMED = 6


class NotSigned(FileRefused):
    """The file is not one that a partner's desk writes."""


class SignatureBroken(FileRefused):
    """The file was altered after it was signed, or cut short."""


class SignerUnknown(FileRefused):
    """No basis in force names the key that signed the file."""


class DefinitionsDiffer(FileRefused):
    """The file was counted by other versions of the definitions than stand here."""


class RowsHeldAlready(FileRefused):
    """The partner's own rows of the same months are held: they would be counted twice."""


@dataclass(frozen=True, slots=True)
class SignedTerms:
    """What a signed file is held against: how things are counted here, and what is held as rows.

    `months_as_rows` are the feed, supplier and first day of every month that is held as rows.
    """

    partnership: str
    measures: Mapping[str, int]
    specifications: Mapping[str, ExtractSpecification]
    codelists: Mapping[str, Codelist]
    months_as_rows: Collection[tuple[str, str, date]]


def rule_ids(
    specification: ExtractSpecification, codelists: Mapping[str, Codelist], *, today: date
) -> tuple[str, ...]:
    """The name of every check that rows of a feed pass, as `column:reason`, in order."""
    checks = checks_of(specification, codings(specification, codelists), today=today)
    return tuple(sorted({f"{check.column.name}:{check.reason}" for check in checks}))


def open_signed(path: Path, *, workspace: Path) -> tuple[Manifest, Path]:
    """The manifest of a signed file, and its values as a plain file in `workspace`.

    Raises NotSigned or SignatureBroken.
    """
    workspace.mkdir(parents=True, exist_ok=True)
    values = workspace / "signed_values.csv"
    try:
        return open_partner_file(path, values=values, copy=workspace / "signed_copy.zip"), values
    except NoPartnerFile:
        raise NotSigned(
            found=f"{path.name} is not a file that `headwater partner prepare` writes.",
            expected="the signed file of counts, as the partner's desk wrote it.",
            next_step="send that file itself, not what was unpacked from it or saved again.",
        ) from None
    except PartnerFileAltered:
        raise SignatureBroken(
            found=f"{path.name} is not as it was signed: some of it was altered or cut short.",
            expected="the file exactly as the partner's desk wrote it.",
            next_step="ask the partner to send it again, and tell them if it happens twice.",
        ) from None


def signed_values(
    path: Path,
    *,
    in_force: Iterable[Basis],
    terms: SignedTerms | None,
    today: date,
    workspace: Path,
) -> tuple[str, Path]:
    """The supplier whose key signed the file, and its values as a plain file.

    Raises NotSigned, SignatureBroken, SignerUnknown, DefinitionsDiffer or RowsHeldAlready;
    ValueError without `terms`, as nothing signed is taken on its own word.
    """
    if terms is None:
        raise ValueError("found no terms; expected what a signed file is held against")
    manifest, values = open_signed(path, workspace=workspace)
    _check_signer(manifest, in_force)
    _check_definitions(manifest, terms, today=today)
    _check_rows(manifest, terms)
    return manifest.supplier, values


def _check_signer(manifest: Manifest, in_force: Iterable[Basis]) -> None:
    own = [basis for basis in in_force if basis.supplier == manifest.supplier]
    known = [basis.key_fingerprint for basis in own if basis.key_fingerprint]
    if not any(is_same_fingerprint(each, manifest.fingerprint) for each in known):
        named = "names no key" if not known else "names another key"
        raise SignerUnknown(
            found=f"The file says that it is from {manifest.supplier} and is signed with the key "
            f"{manifest.fingerprint}; the basis of that supplier {named}.",
            expected="a key whose fingerprint the partner told by telephone.",
            next_step="ring the partner on a number that you know; if the fingerprint is theirs, "
            "have it recorded in the basis and load the file again.",
        )


def _check_definitions(manifest: Manifest, terms: SignedTerms, *, today: date) -> None:
    """Name every difference at once."""
    found = [*_other_specification(manifest, terms, today), *_other_measures(manifest, terms)]
    if manifest.partnership != terms.partnership:
        found.insert(0, f"the partnership {manifest.partnership}, and this is {terms.partnership}")
    if found:
        raise DefinitionsDiffer(
            found=f"The file was counted by other definitions: {'; '.join(found[:_MOST_NAMED])}.",
            expected="counts by the specification and the measures that stand here.",
            next_step="send the partner the definitions that stand here and ask them to prepare "
            "the file again.",
        )


def _other_specification(manifest: Manifest, terms: SignedTerms, today: date) -> list[str]:
    specification = terms.specifications.get(manifest.feed)
    if specification is None:
        return [f"the specification {manifest.feed}, which is not known here"]
    if specification.version != manifest.specification_version:
        version = manifest.specification_version
        return [f"{manifest.feed} {version}, here {specification.version}"]
    if rule_ids(specification, terms.codelists, today=today) != manifest.rules:
        return [f"other rules for {manifest.feed} {specification.version}"]
    if specification.policy.value != manifest.policy:
        return [f"the policy {manifest.policy} for {manifest.feed}"]
    return []


def _other_measures(manifest: Manifest, terms: SignedTerms) -> list[str]:
    return [
        f"the measure {name} {version}, here {terms.measures.get(name, 'none')}"
        for name, version in sorted(manifest.measures.items())
        if terms.measures.get(name) != version
    ]


def _check_rows(manifest: Manifest, terms: SignedTerms) -> None:
    held = sorted(
        month
        for feed, supplier, month in terms.months_as_rows
        if (feed, supplier) == (manifest.feed, manifest.supplier)
        and manifest.first_month <= month <= manifest.last_month
    )
    if held:
        spans = spans_in_words(f"{month:%Y-%m}" for month in held)
        raise RowsHeldAlready(
            found=f"Rows of {manifest.feed} from {manifest.supplier} are held for "
            f"{counted(len(held), 'month')}: {', '.join(spans)}.",
            expected="counts of months of which no rows are held: they would be counted twice.",
            next_step="agree with the partner whether rows or numbers are sent, and withdraw the "
            "others.",
        )
