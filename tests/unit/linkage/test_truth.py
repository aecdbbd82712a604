"""The truth files of synthetic data, matched to the events that were accepted."""

from hashlib import md5
from pathlib import Path

import pyarrow as pa

from headwater.linkage import read_truth


def event_id_of(feed: str, supplier: str, reference: str) -> str:
    digest = md5(f"{supplier}/{reference}".encode(), usedforsecurity=False)
    return f"{feed}:{digest.hexdigest()[:20]}"


HEADER = "feed,reference,role,person_id,incident_id\n"


def test_truth_of_accepted_events(tmp_path: Path) -> None:
    (tmp_path / "identities_2024.csv").write_text(
        HEADER + "ed,R1,patient,7,1\ned,R9,patient,8,2\n", encoding="utf-8"
    )
    (tmp_path / "identities_2025.csv").write_text(
        HEADER + "police,1,suspect,9,3\npolice,1,victim,7,3\npolice,1,victim,6,3\n",
        encoding="utf-8",
    )
    accepted = [("ed", "hospital_b", "R1"), ("ed", "hospital_a", "R2"), ("police", "police", "1")]
    events = pa.Table.from_pylist(
        [
            {
                "event_id": event_id_of(feed, supplier, reference),
                "feed": feed,
                "supplier": supplier,
            }
            for feed, supplier, reference in accepted
        ]
    )
    truth = read_truth(sorted(tmp_path.glob("identities_*.csv")), events=events)
    assert truth.to_pylist() == [
        {"event_id": events["event_id"][0].as_py(), "true_person": "7", "true_incident": "1"},
        {"event_id": events["event_id"][2].as_py(), "true_person": "6", "true_incident": "3"},
    ]
