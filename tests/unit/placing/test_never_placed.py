"""Homes, addresses and postcodes are never placed, whatever stands beside them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.unit.placing.town import GAZETTEER, NAMES

from headwater.placing import Band, Gazetteer, Kind, Name, Why, place

_LETTERS = "ABCDEFGHIJKLMNOPRSTUWYZ"
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
_OUTWARD = some.one_of(
    some.from_regex(rf"[{_LETTERS}][A-HK-Y]\d\d?", fullmatch=True),
    some.from_regex(r"[BEGLMNSW]\d\d?", fullmatch=True),
    some.from_regex(r"(EC|WC|SW|SE|NW)\d[A-Y]|[EWN]1[A-W]", fullmatch=True),
)
_INWARD_PART = some.from_regex(rf"\d[{_INWARD}]{{2}}", fullmatch=True)
_BESIDE = some.sampled_from(
    ["", "Velvet City ", "outside Opera House, ", "near Tollgate Parade by ", "Eastwick "]
)
_HOMES = (
    "home", "at home", "own home", "my house", "friends house", "mate's flat", "her mums", "flat 3",
    "house party", "care home", "nursing home", "ex partners address", "neighbours garden",
    "pts house", "hosue", "home adress", "appartment", "women's refuge", "hostel", "student halls",
)  # fmt: skip


@pytest.mark.parametrize("home", _HOMES)
@pytest.mark.parametrize("beside", ["{}", "{} near Velvet City", "Tollgate Parade, {}", "{}, town"])
def test_a_home_is_never_placed(home: str, beside: str) -> None:
    placed = place(beside.format(home), GAZETTEER, town_district="Z07000001")
    assert (placed.area_code, placed.band, placed.why) == (None, Band.NONE, Why.RESIDENTIAL)


@settings(max_examples=400)
@given(_OUTWARD, _INWARD_PART, some.sampled_from(["", " ", "  ", "-", ". "]), _BESIDE)
def test_a_postcode_is_never_placed(outward: str, inward: str, gap: str, beside: str) -> None:
    for postcode in (outward + gap + inward, (outward + gap + inward).lower()):
        placed = place(beside + postcode, GAZETTEER)
        assert (placed.area_code, placed.why) == (None, Why.POSTCODE)


@settings(max_examples=400)
@given(_OUTWARD, some.sampled_from(["", " 4", " area", " postcode"]), _BESIDE)
def test_part_of_a_postcode_is_never_placed(outward: str, after: str, beside: str) -> None:
    placed = place(beside + outward + after, GAZETTEER)
    assert (placed.area_code, placed.why) == (None, Why.POSTCODE)


@pytest.mark.parametrize(
    "words",
    ["n g 1 5 g g", "NGl 5GG", "NG1 SGG 5", "ng1 ogg", "NG 1", "ng 7 4", "M1 5AB", "post code"],
)
def test_a_mistyped_postcode_is_never_placed(words: str) -> None:
    assert place(f"Velvet City {words}", GAZETTEER).why is Why.POSTCODE


@pytest.mark.parametrize(
    "words",
    [
        "14 Tanner Street", "14a tanner st", "no 14 Tollgate Parade", "Tanner St 14",
        "Tollgate Parade no 3", "22 Unheard Of Road", "3 Lime Avenue near Velvet City",
        "7 Velvet Close",
    ],
)  # fmt: skip
def test_a_numbered_address_is_never_placed(words: str) -> None:
    placed = place(words, GAZETTEER)
    assert (placed.area_code, placed.why) == (None, Why.ADDRESS)


@pytest.mark.parametrize("words", ["Velvet City at 10 pm", "2 males outside Velvet City 2am"])
def test_times_and_counts_are_no_addresses(words: str) -> None:
    assert place(words, GAZETTEER).band is Band.HIGH


@pytest.mark.parametrize(
    "name", ["Home", "My House", "The Flat", "ZZ1 4AB", "12 Oak Road", "The Bar", "Station", "Town"]
)
def test_a_gazetteer_cannot_make_a_home_into_a_place(name: str) -> None:
    unsafe = Gazetteer.of((*NAMES, Name(name, Kind.VENUE, "Z01000099", "Z07000001")))
    assert unsafe.left_out == GAZETTEER.left_out + 1
    assert place(name, unsafe).area_code is None


def test_a_venue_may_have_a_word_of_homes_in_its_name() -> None:
    assert place("Opera House", GAZETTEER).band is Band.HIGH
    assert place("house by Opera House", GAZETTEER).why is Why.RESIDENTIAL
