"""The grid: which characteristics of people each dataset can be asked about."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.opened import Release
from headwater.released.quality import CharacteristicSupport
from headwater.vocabulary.characteristics import Characteristic
from headwater.vocabulary.quality import Support
from headwater_web.dashboard.quality.words import SUPPORT_MEANINGS, SUPPORT_WORDS
from headwater_web.ui.words import plain_words, share_words

NAMES = {
    Characteristic.MARRIAGE: gettext_lazy("Marriage or civil partnership"),
    Characteristic.PREGNANCY: gettext_lazy("Pregnancy and maternity"),
    Characteristic.RELIGION: gettext_lazy("Religion or belief"),
    Characteristic.CARE_EXPERIENCE: gettext_lazy("Experience of care"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One dataset and characteristic, in words."""

    support: str
    words: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """One dataset."""

    title: str
    cells: tuple[Cell, ...]


def characteristic_names() -> list[str]:
    """The heads of the grid."""
    return [str(NAMES.get(each) or plain_words(each.value)) for each in Characteristic]


def grid(release: Release) -> list[GridRow]:
    """Every dataset about people, by title."""
    return [
        GridRow(dataset.title, tuple(_cell(each) for each in dataset.characteristics))
        for dataset in release.quality.datasets
    ]


def nowhere(release: Release) -> list[str]:
    """Characteristics that no dataset can be asked about, even partly."""
    usable = {Support.CAN, Support.PARTLY, Support.IN_GROUPS}
    known = {
        each.characteristic
        for dataset in release.quality.datasets
        for each in dataset.characteristics
        if each.support in usable
    }
    names = dict(zip(Characteristic, characteristic_names(), strict=True))
    return [name for each, name in names.items() if each not in known]


def meanings() -> list[tuple[str, str]]:
    """What each word of the grid means."""
    return [(str(SUPPORT_WORDS[each]), str(SUPPORT_MEANINGS[each])) for each in Support]


def _cell(each: CharacteristicSupport) -> Cell:
    words = str(SUPPORT_WORDS[each.support])
    if each.share is not None:
        words = _("{words}: {share} filled").format(words=words, share=share_words(each.share))
    return Cell(each.support.value, words)
