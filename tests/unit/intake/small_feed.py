"""A small feed of incidents with one column of every kind, and files of it."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from headwater.definitions.basis import Basis
from headwater.definitions.codelist import Code, Codelist
from headwater.definitions.contracts import specification_from_odcs
from headwater.definitions.extract import ExtractSpecification
from headwater.exchange.messages import Mapping
from headwater.intake import Received, receive

TODAY = date(2026, 1, 31)
FEED = "street_incidents"


def column(name: str, header: str, logical_type: str = "string", **stated: Any) -> dict[str, Any]:
    """One column as the Open Data Contract Standard writes it; unknown words are custom."""
    standard = {"required", "unique", "classification", "logicalTypeOptions"}
    custom = [
        {"property": word, "value": value} for word, value in stated.items() if word not in standard
    ]
    return {
        "name": name,
        "physicalName": header,
        "logicalType": logical_type,
        "description": f"The {name}.",
        "customProperties": custom,
        **{word: value for word, value in stated.items() if word in standard},
    }


COLUMNS = [
    column("reference", "Ref", required=True, unique=True, becomes="reference"),
    column(
        "happened_at",
        "Happened",
        "timestamp",
        required=True,
        becomes="occurred_at",
        alsoNamed=["When"],
        dateFormats=["%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M", "%d %b %Y %H:%M"],
    ),
    column("offence", "Offence", required=True, becomes="offence_code", codelist="offences"),
    column("area", "Area", becomes="small_area_code"),
    column("sex", "Sex", becomes="sex", codelist="sexes"),
    column(
        "age", "Age", "integer", becomes="age", logicalTypeOptions={"minimum": 0, "maximum": 120}
    ),
    column("weapon", "Weapon", "boolean", becomes="weapon"),
    column(
        "surname",
        "Surname",
        classification="identifier",
        person={"role": "victim", "field": "family_name"},
    ),
    column(
        "born",
        "Born",
        "date",
        classification="identifier",
        dateFormats=["%d/%m/%Y"],
        person={"role": "victim", "field": "birth_date"},
    ),
]
HEADERS = [stated["physicalName"] for stated in COLUMNS]
SOUND = {
    "Ref": "SYN-1",
    "Happened": "14/03/2025 21:30",
    "Offence": "5/1",
    "Area": "Z01000001",
    "Sex": "F",
    "Age": "31",
    "Weapon": "yes",
    "Surname": "Okafor",
    "Born": "02/05/1993",
}
CODELISTS = {
    "offences": Codelist(
        "offences",
        tuple(
            Code(code, code, value)
            for code, value in [("5/1", "5/1"), ("005/01", "5/1"), ("8/6", "8/6")]
        ),
    ),
    "sexes": Codelist(
        "sexes", (Code("F", "F", "female"), Code("M", "M", "male"), Code("U", "U", None))
    ),
}


def specification(
    feed: str = FEED, columns: list[dict[str, Any]] = COLUMNS
) -> ExtractSpecification:
    """The specification of the small feed, or of another event feed."""
    return specification_from_odcs(
        {
            "apiVersion": "v3.0.2",
            "kind": "DataContract",
            "id": feed,
            "name": "Street incidents",
            "version": "1.0.0",
            "status": "active",
            "description": {"purpose": "To test.", "usage": "One row, one.", "limitations": "Few."},
            "customProperties": [
                {"property": "disclosurePolicy", "value": "nhs_subnational"},
                {"property": "becomes", "value": "event"},
                {"property": "monthColumn", "value": "happened_at"},
                {"property": "syntheticMark", "value": {"column": "reference", "prefix": "SYN-"}},
            ],
            "schema": [{"name": feed, "properties": columns}],
        }
    )


def basis(**changed: Any) -> Basis:
    """A basis for the small feed from its one supplier."""
    return Basis.model_validate(
        {
            "basis_reference": "A-1",
            "kind": "agreement",
            "feed": FEED,
            "supplier": "wardens",
            "supplier_name": "Town Wardens",
            "purpose": "Prevention",
            "fields": ("*",),
            "starts_on": date(2020, 1, 1),
            "keep_raw_days": 30,
            "state": "in_force",
            **changed,
        }
    )


def rows_of(*changes: dict[str, str]) -> list[dict[str, str]]:
    """Sound rows with references of their own, each with its changes."""
    return [{**SOUND, "Ref": f"SYN-{number}", **change} for number, change in enumerate(changes, 1)]


def csv_of(rows: list[dict[str, str]], headers: list[str] = HEADERS, delimiter: str = ",") -> str:
    """Rows as the text of a CSV file."""
    text = io.StringIO()
    writer = csv.DictWriter(
        text, headers, delimiter=delimiter, extrasaction="ignore", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def received(
    folder: Path, content: str | bytes, name: str = "incidents.csv", **changed: Any
) -> Received:
    """What intake makes of a file of that content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return receive_file(path, folder, **changed)


def mapping(version: int = 3, **stated: Any) -> Mapping:
    """A mapping of the small feed's one supplier."""
    return Mapping(
        mapping_id="0" * 32,
        feed=FEED,
        supplier="wardens",
        version=version,
        made_at=datetime(2026, 1, 30, 9, tzinfo=UTC),
        made_by="person-2",
        **stated,
    )


def receive_file(path: Path, folder: Path, **changed: Any) -> Received:
    """What intake makes of a file that is there."""
    stated: dict[str, Any] = {
        "specification": specification(),
        "codelists": CODELISTS,
        "bases": (basis(),),
        "supplier": None,
        "today": TODAY,
        "workspace": folder / "workspace",
        "home_nature": None,
        **changed,
    }
    return receive(path, **stated)
