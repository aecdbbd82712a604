"""Sentences about what children are offered in one place and not in another."""

from collections.abc import Iterable, Iterator

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from headwater.released.offers import Offer, OfferAuthority, OfferLine, OfferMap
from headwater.vocabulary.offers import Footing, Prevention
from headwater.vocabulary.states import ValueState
from headwater_web.ui.words import number_words

PREVENTION = {
    Prevention.PRIMARY: gettext_lazy("primary (for everybody, before anything happens)"),
    Prevention.SECONDARY: gettext_lazy("secondary (for those at risk, at the first signs)"),
    Prevention.TERTIARY: gettext_lazy("tertiary (after harm was done)"),
}
_SHORT = {
    Prevention.PRIMARY: gettext_lazy("Primary"),
    Prevention.SECONDARY: gettext_lazy("Secondary"),
    Prevention.TERTIARY: gettext_lazy("Tertiary"),
}
_FOOTING = {
    Footing.STATUTORY: gettext_lazy("statutory"),
    Footing.NON_STATUTORY: gettext_lazy("not statutory"),
}


def differences(found: OfferMap) -> Iterator[str]:
    """A sentence for each two authorities: what children here are offered and there are not."""
    for here, one in enumerate(found.authorities):
        for there, other in enumerate(found.authorities):
            if here != there:
                yield _difference(one, other, found.only(here, there))


def _difference(one: OfferAuthority, other: OfferAuthority, only: tuple[Offer, ...]) -> str:
    if not only:
        return _(
            "Children in {here} are offered nothing that children in {there} are not offered."
        ).format(here=one.name, there=other.name)
    return _("Children in {here} are offered {offers}; children in {there} are not.").format(
        here=one.name, there=other.name, offers=listed(only)
    )


def other_ages(found: OfferMap) -> Iterator[str]:
    """Of what several authorities offer, each kind that they offer to other ages."""
    names = [each.name for each in found.authorities]
    for offer in found.offers:
        spans = {
            name: get_text_list(sorted({ages(line) for line in lines}), _("and"))
            for name, lines in zip(names, offer.by, strict=True)
            if lines
        }
        if len(set(spans.values())) > 1:
            parts = (
                _("{ages} in {place}").format(ages=said, place=name) for name, said in spans.items()
            )
            yield _("{offer}: {ages}.").format(offer=offer.title, ages="; ".join(parts))


def prevention_reading(found: OfferMap) -> str:
    """Which kinds of prevention nobody offers, with what stands against saying so."""
    nobody = [str(PREVENTION[kind]) for kind in found.prevention_by_nobody]
    said = (
        _none_offers(found).format(kinds=get_text_list(nobody, _("or")))
        if nobody
        else _("Each kind of prevention is offered somewhere.")
    )
    if not found.prevention_not_said:
        return said
    unsaid = ngettext(
        "Of {count} kind of offer a return does not say what it prevents.",
        "Of {count} kinds of offer a return does not say what they prevent.",
        found.prevention_not_said,
    ).format(count=found.prevention_not_said)
    return f"{said} {unsaid}"


def _none_offers(found: OfferMap) -> str:
    """Nobody can be said only where every return is here, and whole."""
    if found.silent or not all(each.is_whole for each in found.authorities):
        return _("In the returns that are here, nobody offers prevention that is {kinds}.")
    return _("Nobody offers prevention that is {kinds}.")


def prevention_title(kind: Prevention) -> str:
    """A kind of prevention, with what it means."""
    words = str(PREVENTION[kind])
    return words[:1].upper() + words[1:]


def listed(offers: Iterable[Offer]) -> str:
    """Offers within a sentence."""
    return get_text_list([_small(each.title) for each in offers], _("and"))


def ages(line: OfferLine) -> str:
    """To which ages it is offered."""
    if line.youngest is not None and line.oldest is not None:
        return _("ages {first} to {last}").format(first=line.youngest, last=line.oldest)
    if line.youngest is not None:
        return _("age {first} and over").format(first=line.youngest)
    if line.oldest is not None:
        return _("up to age {last}").format(last=line.oldest)
    return _("ages not said")


def children(line: OfferLine) -> str:
    """How many had it; withheld and not said are neither of them none."""
    if line.state is ValueState.SUPPRESSED:
        return _("children reached: withheld")
    if line.children is None:
        return _("children reached: not said")
    if line.children == 0:
        return _("no child reached")
    return ngettext("{count} child reached", "{count} children reached", line.children).format(
        count=number_words(line.children, is_rate=False)
    )


def about(line: OfferLine) -> str:
    """What else is said of a line: whether the law asks for it, what it prevents, the way in."""
    footing = str(_FOOTING[line.footing]) if line.footing else _("statutory or not: not said")
    prevention = (
        _("{kind} prevention").format(kind=str(_SHORT[line.prevention]).lower())
        if line.prevention
        else _("prevention not said")
    )
    referral = _small(line.referral) if line.referral else _("referral not said")
    return ", ".join((footing, prevention, referral))


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
