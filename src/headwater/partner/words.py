"""A file of counts in plain words, for whoever has to say that it may be sent."""

from collections.abc import Iterator

from headwater.partner.looking import SHOWN, Look
from headwater.vocabulary.counts import counted
from headwater.vocabulary.periods import month_in_words
from headwater.vocabulary.policies import DisclosurePolicy

_POLICIES = {
    DisclosurePolicy.OPEN: "Counts are exact, because the rows are already public.",
    DisclosurePolicy.NHS_SUBNATIONAL: (
        "A count from 1 to 7 is withheld, zero stays zero, every other count is rounded to the "
        "nearest 5. Larger counts are withheld too where a sum would give a withheld one away."
    ),
}
_ROWS_TO_THE_NEAREST = 100


def said(look: Look) -> Iterator[str]:
    """Exactly what would be sent, line by line."""
    yield from _about(look)
    yield ""
    yield from _cells(look)
    yield ""
    yield f"Some of its rows, with labels in the place of codes (of {look.manifest.cells:,}):"
    for example in look.examples:
        place = f"{example.measure}, {example.area}, {example.period}, {example.group}"
        yield f"  {place}: {example.events}"
    yield ""
    yield from _nothing_else(look)


def _about(look: Look) -> Iterator[str]:
    manifest = look.manifest
    first, last = month_in_words(manifest.first_month), month_in_words(manifest.last_month)
    yield f"What would be sent: one file, {look.file_name} ({counted(look.bytes, 'byte')})."
    yield f"  From: {look.supplier}"
    yield f"  To:   {look.partnership}"
    yield f"  Of:   {look.feed}, {first} to {last}"
    yield f"  Counted as: {'; '.join(look.measures)}"
    yield f"  Checked by: {manifest.feed} {manifest.specification_version}, {_rules(look)}"
    yield f"  Rows: {_rows(look)}"


def _rules(look: Look) -> str:
    return counted(len(look.manifest.rules), "rule")


def _rows(look: Look) -> str:
    manifest = look.manifest
    told = (
        f"{manifest.rows_in_file:,} read, {manifest.rows_accepted:,} accepted, "
        f"{manifest.rows_rejected:,} rejected"
    )
    if manifest.policy == DisclosurePolicy.OPEN:
        return told
    return f"{told} (each to the nearest {_ROWS_TO_THE_NEAREST})"


def _cells(look: Look) -> Iterator[str]:
    cells = look.cells
    yield f"It holds {counted(look.manifest.cells, 'cell')}:"
    yield f"  {counted(cells.get(SHOWN, 0), 'shows', 'show')} a number"
    yield f"  {counted(cells.get('suppressed', 0), 'is', 'are')} withheld to protect people"
    yield f"  {counted(cells.get('missing', 0), 'tells', 'tell')} of months that are not there"
    yield f"  {counted(cells.get('not_collected', 0), 'says', 'say')} that nothing was collected"
    yield _POLICIES[DisclosurePolicy(look.manifest.policy)]


def _nothing_else(look: Look) -> Iterator[str]:
    yield f"Its columns: {', '.join(look.columns)}."
    yield (
        "Nothing else leaves: no row of your file, no name, date of birth, reference or postcode. "
        "The file is a zip; what is in it can be opened and read in a spreadsheet."
    )
    yield f"Signed with the key {look.manifest.fingerprint}"
    yield (
        "The first time, tell the partnership this fingerprint by telephone. A file that was "
        "altered, or signed with another key, is refused there."
    )
