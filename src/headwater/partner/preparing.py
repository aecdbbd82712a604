"""From a partner's own files to the one file that it may send."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from headwater.custody.layout import put_whole
from headwater.definitions.library import Library
from headwater.definitions.measure import Measure
from headwater.definitions.partnership import Partnership
from headwater.disclosure import published_rows
from headwater.exchange.partner_file import Manifest, write_partner_file
from headwater.exchange.report import FileReport
from headwater.intake import rule_ids
from headwater.partner.adding_up import Countable, add_up, countable
from headwater.partner.checking import Checked, Judge, check, check_rows
from headwater.partner.desk import Desk, Told
from headwater.partner.mapping import AS_IT_STANDS, ReadAs
from headwater.partner.rows import Origin, write_rows
from headwater.partner.withholding import withhold
from headwater.vocabulary.nature import Nature
from headwater.vocabulary.states import ValueState

SYNTHETIC_MARK = "SYN-"
"""How a file made of generated rows gives itself away, as its specification says."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The file that may be sent, what intake said of the rows, and what could not be counted."""

    path: Path
    manifest: Manifest
    reports: tuple[FileReport, ...]
    left_out: tuple[str, ...]


def prepare(
    files: Sequence[Path],
    *,
    feed: str,
    desk: Desk,
    library: Library,
    partnership: Partnership,
    references: Mapping[str, Path],
    supplier: str | None,
    out: Path,
    today: date,
    read_as: ReadAs = AS_IT_STANDS,
) -> Prepared:
    """Check the rows, count them on the lattice, withhold, sign, and write the file into `out`.

    Raises what intake raises, the faults of `headwater.partner.faults`, CannotProtect and
    StorageFault; then there is no file.
    """
    with desk.workspace() as workspace:
        judge = Judge(library, partnership, today, workspace)
        checked = check(
            files,
            judge=judge,
            feed=feed,
            supplier=supplier,
            references=references,
            read_as=read_as,
        )
        counted = countable(library.measures(), checked)
        told = desk.told(
            partnership=partnership.key, feed=feed, fingerprint=_made_from(checked, counted)
        )
        released = _released(judge, checked, counted, told)
        manifest = _manifest(judge, checked, counted.measures, told.reference, released)
        path, signed = _written(released, manifest, desk=desk, workspace=workspace, out=out)
    reports = tuple(each.report for each in checked.rows)
    return Prepared(path, signed, reports, counted.left_out)


def judged(
    files: Sequence[Path],
    *,
    feed: str,
    desk: Desk,
    library: Library,
    partnership: Partnership,
    supplier: str | None,
    today: date,
    read_as: ReadAs = AS_IT_STANDS,
) -> tuple[FileReport, ...]:
    """What intake says of the partner's own files. Nothing is counted, and no row is kept.

    Raises what intake raises, and the faults of `headwater.partner.faults`.
    """
    with desk.workspace() as workspace:
        judge = Judge(library, partnership, today, workspace)
        specification = judge.specification(feed)
        rows = check_rows(
            files, judge=judge, specification=specification, supplier=supplier, read_as=read_as
        )
    return tuple(each.report for each in rows)


def _released(judge: Judge, checked: Checked, counted: Countable, told: Told) -> pa.Table:
    scope = judge.library.scope(judge.partnership.scope)
    exact = add_up(
        checked,
        counted.measures,
        scope=scope,
        partnership=judge.partnership,
        scratch=judge.workspace,
    )
    decided = withhold(
        exact,
        measures=counted.measures,
        specifications=judge.library.extracts(),
        scope=scope,
        partnership=judge.partnership,
        reference=told.reference,
        told=told.entries,
    )
    if told.is_new:
        # The log comes first: what it holds may not have been sent, never the reverse.
        made_from = _made_from(checked, counted)
        told.log.append(told.reference, decided.log, fingerprint=made_from)
    return decided.released


def _manifest(
    judge: Judge,
    checked: Checked,
    measures: Sequence[Measure],
    reference: str,
    released: pa.Table,
) -> Manifest:
    specification, reports = checked.specification, [each.report for each in checked.rows]
    nature = checked.rows[0].nature
    return Manifest(
        partnership=judge.partnership.key,
        supplier=checked.supplier,
        feed=specification.feed,
        specification_version=specification.version,
        measures={measure.measure: measure.version for measure in measures},
        rules=rule_ids(specification, judge.library.codelists(), today=judge.today),
        policy=specification.policy.value,
        nature=nature,
        reference=SYNTHETIC_MARK * (nature is Nature.SYNTHETIC) + reference,
        prepared_on=judge.today,
        first_month=checked.months[0],
        last_month=checked.months[-1],
        rows_in_file=_told_rows(checked, [report.rows_in_file for report in reports]),
        rows_accepted=_told_rows(checked, [report.rows_accepted for report in reports]),
        rows_rejected=_told_rows(checked, [report.rows_rejected for report in reports]),
        cells=released.num_rows,
        withheld=pc.sum(pc.equal(released["state"], ValueState.SUPPRESSED.value)).as_py() or 0,
    )


def _told_rows(checked: Checked, rows: Sequence[int]) -> int:
    """Row counts as coarse as the policy asks: an exact one would add to what the cells say."""
    return published_rows(sum(rows), checked.specification.policy)


def _written(
    released: pa.Table, manifest: Manifest, *, desk: Desk, workspace: Path, out: Path
) -> tuple[Path, Manifest]:
    values = workspace / "values.csv"
    write_rows(released, Origin(manifest.reference, manifest.supplier, manifest.feed), values)
    months = f"{manifest.first_month:%Y%m}-{manifest.last_month:%Y%m}"
    name = f"{manifest.feed}_{manifest.supplier}_{months}_{manifest.reference}.zip"
    with put_whole(out / name) as target:
        signed = write_partner_file(target, manifest, values, private_key=desk.private_key)
    return out / name, signed


def _made_from(checked: Checked, counted: Countable) -> str:
    """A digest of all that a file is made from: rows, reference files and definitions."""
    digest = hashlib.sha256()
    for received in (*checked.rows, *checked.references):
        version = received.specification.version
        read = f"{received.sha256} {received.judged_with}".rstrip()
        digest.update(f"{received.specification.feed} {version} {read}\n".encode())
    for measure in counted.measures:
        digest.update(measure.model_dump_json().encode())
    return digest.hexdigest()
