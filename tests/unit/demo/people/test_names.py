"""Invented names."""

from headwater.demo.people.names import VARIANTS, family_names, given_names


def test_names_come_with_their_variants() -> None:
    for names in (given_names(1, female=True), given_names(1, female=False), family_names(1)):
        assert len(names) % VARIANTS == 0
        originals = names[::VARIANTS]
        assert len(originals) == len(set(originals))
        assert all(name.isalpha() and name[0].isupper() for name in names)
