"""The published registers, counted as a board pack counts them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.returns.drafting.draft import Asked, Draft, counted
from headwater_web.strategy.api import (
    Register,
    ShownEntry,
    all_entries,
    priorities_without_recommendation,
    shown_entries,
)


def register_standing(asked: Asked) -> Draft:
    """Each register: how many entries, done with evidence, in hand, without an action."""
    every = shown_entries(all_entries(), today=asked.as_at)
    figures: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []
    for register in Register:
        counts = _counts([each for each in every if each.entry.register == register])
        rows.append((str(register.label), *(str(count) for count in counts.values())))
        figures |= {f"{register.value}_{name}": str(count) for name, count in counts.items()}
    return Draft(
        _standing_words(every),
        figures=figures,
        headings=(
            _("Register"),
            _("Entries"),
            _("Done, with evidence"),
            _("In hand"),
            _("No action yet"),
        ),
        rows=tuple(rows),
    )


def entries_overdue(asked: Asked) -> Draft:
    """The entries that are ours, past their published date and not done."""
    late = [each for each in _published(asked) if each.is_overdue]
    words = ngettext(
        "{n} published promise of ours is past its date.",
        "{n} published promises of ours are past their date.",
        len(late),
    )
    return counted(
        words.format(n=len(late)),
        len(late),
        figures={"entries_overdue": str(len(late))},
        headings=(_("Entry"), _("What was promised"), _("By"), _("Where it stands")),
        rows=tuple(_row(each) for each in late),
        references=tuple(each.entry.reference for each in late),
    )


def asks_of_government(asked: Asked) -> Draft:
    """What we ask of national government: never counted as ours."""
    asks = [each for each in _published(asked) if each.is_ask]
    words = ngettext(
        "{n} entry asks something of national government and is not counted as ours.",
        "{n} entries ask something of national government and are not counted as ours.",
        len(asks),
    )
    return counted(
        words.format(n=len(asks)),
        len(asks),
        figures={"asks": str(len(asks))},
        headings=(_("Entry"), _("What is asked"), _("By"), _("Where it stands")),
        rows=tuple(_row(each) for each in asks),
        references=tuple(each.entry.reference for each in asks),
    )


def _published(asked: Asked) -> list[ShownEntry]:
    every = shown_entries(all_entries(), today=asked.as_at)
    return [each for each in every if each.entry.is_in_source]


def _counts(entries: list[ShownEntry]) -> dict[str, int]:
    published = [each for each in entries if each.entry.is_in_source]
    done = sum(each.is_done for each in published)
    in_hand = sum(bool(each.actions) for each in published) - done
    return {
        "published": len(published),
        "done": done,
        "in_hand": in_hand,
        "without_action": len(published) - done - in_hand,
    }


def _standing_words(every: tuple[ShownEntry, ...]) -> str:
    absent = [each.entry.reference for each in every if not each.entry.is_in_source]
    said = [
        _("{reference} is not in the published table.").format(reference=each) for each in absent
    ]
    said += [
        _("The published table recommends nothing for priority {number}, {title}.").format(
            number=each.number, title=each.title
        )
        for each in priorities_without_recommendation()
    ]
    return " ".join(said) or _("Every number of the published tables is there.")


def _row(each: ShownEntry) -> tuple[str, ...]:
    return (each.entry.reference, each.entry.words, each.entry.timeline, str(each.words))
