"""The data standard as it is handed over: definitions as they are, and lists that are safe."""

import csv
import hashlib
import io
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml

from headwater.definitions.library import DefinitionFault, Library
from headwater.pipeline.releasing.standardising import FIELDS, handed_over
from headwater.products import write_folder
from headwater.products.standard_files import zipped
from headwater.released.standard import HandedOver

DEFINITIONS = Path(__file__).resolve().parents[4] / "definitions"
LIBRARY = Library(DEFINITIONS)
SIGNS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def found() -> HandedOver:
    return handed_over(LIBRARY)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_every_feed_that_is_not_signed_is_in_it_and_the_minimum_first(found: HandedOver) -> None:
    feeds = [each.feed for each in found.standard.feeds]
    expected = {feed for feed, each in LIBRARY.extracts().items() if not each.is_signed}
    assert set(feeds) == expected
    assert len(feeds) == len(expected) > 40
    minimum = [each.feed for each in found.standard.feeds if each.in_minimum]
    assert minimum == feeds[: len(minimum)] == list(LIBRARY.standard().feeds)


def test_specifications_and_codelists_are_handed_over_as_they_are(found: HandedOver) -> None:
    same = [name for name in found.files if name.startswith(("extracts/", "codelists/"))]
    assert len(same) > 80
    assert all(found.files[name] == (DEFINITIONS / name).read_bytes() for name in same)


def test_it_is_read_back_by_the_specification_reader(found: HandedOver, tmp_path: Path) -> None:
    write_folder(found, tmp_path)
    again = Library(tmp_path)
    for each in found.standard.feeds:
        assert again.extract(each.feed) == LIBRARY.extract(each.feed)
        for name in each.codelists:
            assert again.codelist(name) == LIBRARY.codelist(name)
    assert handed_over(again) == found


def test_the_digest_is_of_the_definitions_and_nothing_else(
    found: HandedOver, tmp_path: Path
) -> None:
    shutil.copytree(DEFINITIONS, tmp_path / "d")
    path = tmp_path / "d" / "codelists" / "yes_no.csv"
    path.write_bytes(path.read_bytes() + b"T,Yes,true,Common recording practice,2026-11-22\n")
    other = handed_over(Library(tmp_path / "d")).standard
    assert other.sha256 != found.standard.sha256
    assert other.version == found.standard.version
    assert [each.sha256 for each in other.feeds] == [each.sha256 for each in found.standard.feeds]


def test_the_checksums_are_those_of_the_files(found: HandedOver) -> None:
    lines = found.files["SHA256SUMS"].decode().splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    others = found.files.keys() - {"README.txt", "SHA256SUMS"}
    assert told == {name: hashlib.sha256(found.files[name]).hexdigest() for name in others}


def test_the_fields_say_what_the_specification_says(found: HandedOver) -> None:
    rows = {row["name"]: row for row in rows_of(found.files["fields/youth_justice_offers.csv"])}
    assert list(rows["offer"]) == list(FIELDS)
    assert rows["offer"]["codelist"] == "youth_justice_offers"
    assert (rows["offer"]["is_minimum"], rows["offer"]["is_required"]) == ("yes", "yes")
    assert rows["referral"]["is_required"] == "no"
    assert rows["oldest"]["limits"] == "at least 0; at most 25"
    assert "a mark in its place" in rows["children"]["limits"]
    stated = yaml.safe_load(found.files["extracts/youth_justice_offers.yaml"])
    assert [each["name"] for each in stated["schema"][0]["properties"]] == list(rows)


def test_what_may_be_absent_is_no_minimum_and_characteristics_are_marked(
    found: HandedOver,
) -> None:
    feed = found.standard.feed("alternative_provision")
    assert feed is not None
    fields = {each.name: each for each in feed.fields}
    assert not fields["free_meals"].is_minimum
    assert fields["sex"].is_minimum
    assert fields["sex"].characteristic == "sex"
    assert fields["provision"].characteristic == "special_educational_need"
    assert fields["pupils"].characteristic == ""
    assert feed.minimum == sum(each.is_minimum for each in feed.fields) < len(feed.fields)


def test_no_cell_of_any_list_is_a_formula(found: HandedOver) -> None:
    for name, content in found.files.items():
        if name.endswith(".csv"):
            cells = [c for row in csv.reader(io.StringIO(content.decode())) for c in row]
            assert not [cell for cell in cells if cell.startswith(SIGNS)], name


def test_a_description_that_looks_like_a_formula_is_kept_a_word(tmp_path: Path) -> None:
    shutil.copytree(DEFINITIONS, tmp_path / "d")
    path = tmp_path / "d" / "extracts" / "youth_justice_offers.yaml"
    text = path.read_text("utf-8")
    assert '"Kind of offer."' in text
    path.write_text(text.replace('"Kind of offer."', '"=HYPERLINK(1)"'), "utf-8")
    rows = rows_of(handed_over(Library(tmp_path / "d")).files["fields/youth_justice_offers.csv"])
    assert "'=HYPERLINK(1)" in {row["meaning"] for row in rows}


def test_the_same_definitions_make_the_same_zip(found: HandedOver) -> None:
    packed = zipped(found)
    assert packed == zipped(handed_over(LIBRARY))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == found.files


def test_a_minimum_that_names_no_feed_is_refused(tmp_path: Path) -> None:
    shutil.copytree(DEFINITIONS, tmp_path / "d")
    path = tmp_path / "d" / "standards" / "minimum.yaml"
    path.write_text(path.read_text("utf-8") + "  - no_such_feed\n", "utf-8")
    with pytest.raises(DefinitionFault, match="no_such_feed"):
        handed_over(Library(tmp_path / "d"))
