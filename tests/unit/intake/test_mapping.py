"""A supplier's mapping: applied where a file calls for it, listed, and undone by name."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.unit.intake.small_feed import (
    CODELISTS,
    HEADERS,
    csv_of,
    mapping,
    received,
    rows_of,
    specification,
)

from headwater.intake import MappingAmiss, Received, RepairKind, check_mapping
from headwater.intake.faults import ColumnsAmiss
from headwater.intake.mapping import in_use

RENAMED = ["Case no" if header == "Ref" else header for header in HEADERS]
RENAMES = {"Case no": "Ref"}
SEX = {"sex": {"Fem": "F", "Man": "M"}}


def renamed_file() -> str:
    return csv_of(rows_of({}, {})).replace("Ref", "Case no", 1)


def repairs(result: Received) -> dict[str, tuple[int, str]]:
    return {each.kind: (each.count, each.words) for each in result.report.repairs}


def sexes(result: Received) -> list[str | None]:
    return [row["sex"] for row in pq.read_table(result.accepted, columns=["sex"]).to_pylist()]


def test_headers_and_codes_are_read_as_the_mapping_says(tmp_path: Path) -> None:
    rows = rows_of({"Sex": "Fem"}, {"Sex": " Man "}, {"Sex": "Fem"}, {"Sex": "F"}, {"Sex": "Fe"})
    content = csv_of(rows).replace("Ref", "Case no", 1)
    result = received(tmp_path, content, mapping=mapping(renames=RENAMES, codes=SEX))
    assert sexes(result) == ["female", "male", "female", "female", None]
    assert repairs(result) == {
        "renamed_columns": (1, "1 header was read as mapping 3 says."),
        "mapped_codes": (3, "3 values were read as the codes that mapping 3 says."),
    }
    assert result.report.mapping_version == 3


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("above", ["", "Incidents of March\n\n"])
def test_a_mapping_reads_every_way_of_laying_out_alike(
    tmp_path: Path, delimiter: str, above: str
) -> None:
    rows = rows_of(*({"Sex": sex} for sex in ("Fem", "M", "Man", "")))
    content = above + csv_of(rows, delimiter=delimiter).replace("Ref", "Case no", 1)
    result = received(tmp_path, content, mapping=mapping(renames=RENAMES, codes=SEX))
    assert sexes(result) == ["female", "male", "male", None]
    assert repairs(result)["mapped_codes"][0] == 2


def test_a_file_that_needs_no_mapping_is_read_as_without(tmp_path: Path) -> None:
    content = csv_of(rows_of({}, {"Sex": "M"}))
    plain = received(tmp_path, content)
    mapped = received(tmp_path, content, mapping=mapping(renames=RENAMES, codes=SEX))
    assert mapped.report == plain.report
    assert (mapped.judged_with, mapped.extract_id) == ("", plain.extract_id)
    assert mapped.report.mapping_version is None


def test_a_header_is_renamed_only_where_its_column_is_absent(tmp_path: Path) -> None:
    rows = [{**row, "When did it": "rubbish"} for row in rows_of({})]
    content = csv_of(rows, [*HEADERS, "When did it"]).replace("Happened", "When", 1)
    result = received(tmp_path, content, mapping=mapping(renames={"When did it": "Happened"}))
    assert repairs(result) == {}
    assert [note.column for note in result.report.notes] == ["When did it"]


def test_a_mapping_is_undone_by_name(tmp_path: Path) -> None:
    stated = mapping(renames=RENAMES, codes=SEX)
    with pytest.raises(ColumnsAmiss):
        received(tmp_path, renamed_file(), mapping=stated, without={"renamed_columns"})
    content = csv_of(rows_of({"Sex": "Fem"}))
    result = received(tmp_path, content, mapping=stated, without={"mapped_codes"})
    assert (sexes(result), repairs(result), result.judged_with) == ([None], {}, "")


def test_repairs_that_a_mapping_does_without_are_not_made(tmp_path: Path) -> None:
    content = csv_of(rows_of({}, {})) + "A note of the sender" + "," * (len(HEADERS) - 1) + "\n"
    assert received(tmp_path, content).report.rows_left_out == 1
    result = received(tmp_path, content, mapping=mapping(without=("trailing_notes",)))
    assert (result.report.rows_left_out, result.report.rows_rejected) == (0, 1)
    assert result.report.mapping_version == 3
    assert result.judged_with


def test_how_a_file_was_read_has_a_digest_of_its_own() -> None:
    one = in_use(mapping(renames=RENAMES, codes=SEX), without=())
    assert one.digest == in_use(mapping(9, renames=RENAMES, codes=SEX), without=()).digest
    others = [
        in_use(mapping(renames={"Case no": "Offence"}, codes=SEX), without=()),
        in_use(mapping(renames=RENAMES), without=()),
        in_use(mapping(renames=RENAMES, codes=SEX), without=("totals_rows",)),
        in_use(None, without=("totals_rows",)),
    ]
    assert len({one.digest, *(other.digest for other in others)}) == 5
    undone = in_use(mapping(renames=RENAMES), without=("renamed_columns", "mapped_codes"))
    assert undone.digest == in_use(None, without=()).digest == ""


def test_the_extract_is_named_by_whoever_keeps_it(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []

    def name(sha256: str, judged_with: str) -> str:
        asked.append((sha256, judged_with))
        return "named"

    result = received(tmp_path, renamed_file(), mapping=mapping(renames=RENAMES), name_extract=name)
    assert result.extract_id == "named"
    assert set(asked) == {(result.sha256, result.judged_with)}


FITS = [
    {"renames": {"Case no": "Ref", "Day": "When"}},
    {"codes": SEX},
    {"without": ("totals_rows", "renamed_columns")},
    {},
]
AMISS = [
    ({"renames": {"Case no": "Reference"}}, "no column has the header 'Reference'"),
    ({"renames": {"A": "Happened", "B": "When"}}, "two headers stand for 'When'"),
    ({"renames": {"Area": "Ref"}}, "'Area' is a header of the feed itself"),
    ({"renames": {" ": "Ref"}}, "cannot stand for a column"),
    ({"codes": {"area": {"x": "y"}}}, "'area' is no column with a codelist"),
    ({"codes": {"sex": {"Fem": "W"}}}, "the codelist of 'sex' has no W"),
    ({"codes": {"sex": {"F": "M"}}}, "F of 'sex' are codes as they are"),
    ({"codes": {"sex": {" Fem": "F"}}}, "begins or ends with a space"),
    ({"renames": {f"H{n}": "Ref" for n in range(2_001)}}, "it says 2,001 things"),
    ({"codes": {"sex": {"x" * 501: "F"}}}, "longer than 500"),
    ({"without": ("formulas_as_values",)}, "there is no repair formulas_as_values"),
]


@pytest.mark.parametrize("stated", FITS)
def test_a_mapping_that_fits_is_sound(stated: dict[str, object]) -> None:
    check_mapping(mapping(**stated), specification(), CODELISTS)


@pytest.mark.parametrize(("stated", "words"), AMISS, ids=[words for _stated, words in AMISS])
def test_a_mapping_that_does_not_fit_says_why(stated: dict[str, object], words: str) -> None:
    with pytest.raises(MappingAmiss) as refusal:
        check_mapping(mapping(**stated), specification(), CODELISTS)
    assert words in refusal.value.found


def test_everything_amiss_is_named_at_once() -> None:
    stated = mapping(renames={"A": "B"}, codes={"area": {}}, without=("x",))
    with pytest.raises(MappingAmiss) as refusal:
        check_mapping(stated, specification(), CODELISTS)
    assert refusal.value.found.count(";") == 2


def test_what_a_mapping_did_is_undone_by_another_one() -> None:
    from headwater.intake import Repair

    assert not Repair(RepairKind.MAPPED_CODES, "", 1).is_reversible
    assert Repair(RepairKind.TOTALS_ROWS, "", 1).is_reversible
    assert not Repair(RepairKind.MACROS_NOT_RUN, "", 1).is_reversible
