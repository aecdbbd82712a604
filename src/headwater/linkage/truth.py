"""The truth that synthetic files come with: who is who, and what is one incident."""

from collections import defaultdict
from collections.abc import Sequence
from hashlib import md5
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from headwater.linkage.mentions import ROLES_OF_PEOPLE_HARMED

_AS_TEXT = {name: pa.string() for name in ("feed", "reference", "role", "person_id", "incident_id")}
_DIGEST_LENGTH = 20


def read_truth(paths: Sequence[Path], *, events: pa.Table) -> pa.Table:
    """The truth of the events that were accepted, from files of who was in which reference.

    The files have the columns feed, reference, role, person_id and incident_id; of `events` the
    columns event_id, feed and supplier are used. One row an event: event_id, true_person (the
    first person harmed in it) and true_incident.
    """
    options = csv.ConvertOptions(column_types=_AS_TEXT, include_columns=list(_AS_TEXT))
    rows = pa.concat_tables(csv.read_csv(path, convert_options=options) for path in paths)
    harmed = rows.filter(pc.is_in(rows["role"], pa.array(ROLES_OF_PEOPLE_HARMED)))
    suppliers = _suppliers(events)
    accepted = set(events.column("event_id").to_pylist())
    truth: dict[str, tuple[str, str]] = {}
    for row in harmed.to_pylist():
        for supplier in suppliers[row["feed"]]:
            event_id = event_id_of(row["feed"], supplier=supplier, reference=row["reference"])
            if event_id in accepted:
                truth.setdefault(event_id, (row["person_id"], row["incident_id"]))
    return _as_table(truth)


def event_id_of(feed: str, *, supplier: str, reference: str) -> str:
    """The event's id as intake makes it from the supplier's reference.

    >>> event_id_of("ambulance_callouts", supplier="ambulance", reference="SYN-A1")
    'ambulance_callouts:67b7426323df251afabe'
    """
    digest = md5(f"{supplier}/{reference}".encode(), usedforsecurity=False).hexdigest()
    return f"{feed}:{digest[:_DIGEST_LENGTH]}"


def _suppliers(events: pa.Table) -> dict[str, list[str]]:
    suppliers: dict[str, list[str]] = defaultdict(list)
    pairs = events.select(["feed", "supplier"]).group_by(["feed", "supplier"]).aggregate([])
    for pair in pairs.to_pylist():
        suppliers[pair["feed"]].append(pair["supplier"])
    return suppliers


def _as_table(truth: dict[str, tuple[str, str]]) -> pa.Table:
    people, incidents = zip(*truth.values(), strict=True) if truth else ((), ())
    columns = {"event_id": list(truth), "true_person": people, "true_incident": incidents}
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})
