"""How the site says what is known of a supplier's record: plain sentences before any table."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from headwater.released.quality import QualityRow
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.quality import Aspect, Support
from headwater_web.ui.words import month_words, plain_words, share_words

FIELD_WORDS = {
    "occurred_at": gettext_lazy("Date and time"),
    "arrived_at": gettext_lazy("Arrival"),
    "assault_method": gettext_lazy("How the injury was done"),
    "place_type": gettext_lazy("Kind of place"),
    "small_area_code": gettext_lazy("Small area"),
    "district_code": gettext_lazy("District"),
    "ethnicity": gettext_lazy("Ethnicity (self-defined)"),
    "officer_ethnicity": gettext_lazy("Ethnicity (officer-defined)"),
    "substances_asked": gettext_lazy("Alcohol and drugs"),
    "domestic": gettext_lazy("Domestic abuse"),
    "crime_type": gettext_lazy("Type of crime"),
    "diagnosis_code": gettext_lazy("Cause of the injury"),
}
SUPPORT_WORDS = {
    Support.CAN: gettext_lazy("can"),
    Support.PARTLY: gettext_lazy("partly"),
    Support.IN_GROUPS: gettext_lazy("counted in groups"),
    Support.NOT_KEPT: gettext_lazy("not kept"),
    Support.NOT_ASKED: gettext_lazy("not asked"),
    Support.NOTHING_HELD: gettext_lazy("nothing held"),
    Support.NO_AGREEMENT: gettext_lazy("no agreement"),
}
SUPPORT_MEANINGS = {
    Support.CAN: gettext_lazy("recorded for nine in ten or more: groups can be compared"),
    Support.PARTLY: gettext_lazy(
        "recorded for fewer than nine in ten: compare groups only with the bounds beside them"
    ),
    Support.IN_GROUPS: gettext_lazy(
        "the supplier sends counts by group; how often it was recorded is not known here"
    ),
    Support.NOT_KEPT: gettext_lazy("the file has it and we check it, and keep nothing of it"),
    Support.NOT_ASKED: gettext_lazy("the agreed file has no column for it"),
    Support.NOTHING_HELD: gettext_lazy(
        "it would be recorded; no file has come, or too few rows to say"
    ),
    Support.NO_AGREEMENT: gettext_lazy("nothing permits us to hold the dataset today"),
}


def field_words(field: str) -> str:
    """What a column of the event table is called.

    >>> field_words("county_lines")
    'County lines'
    """
    return str(FIELD_WORDS.get(field) or plain_words(field))


def rows_words(rows: int, policy: str) -> str:
    """How many rows; about how many, unless the source is open."""
    if policy == DisclosurePolicy.OPEN:
        return ngettext("{rows} row", "{rows} rows", rows).format(rows=f"{rows:,}")
    if rows == 0:
        return _("fewer than 50 rows")
    return _("about {rows} rows").format(rows=f"{rows:,}")


def sentence(row: QualityRow, *, policy: str, rules: dict[str, str]) -> str:
    """What a row with a value says, with its change and its peers as far as there are any."""
    said = _said(row, policy, rules)
    beside = [words for words in (_change_words(row), _peer_words(row)) if words]
    return f"{'; '.join([', '.join([said, *beside[:1]]), *beside[1:]])}."


def points_words(change: float | None) -> str:
    """A change of a share in percentage points, with its sign."""
    if change is None:
        return ""
    points = round(change * 100)
    return f"{points:+d}" if points else "0"


def amount_words(value: float | None, aspect: Aspect) -> str:
    """A share or a number of days, as a table writes it; nothing where nothing may be said."""
    if value is None:
        return ""
    return f"{value:.0f}" if aspect is Aspect.DAYS_TO_RECEIPT else share_words(value)


def said_share(share: float | None) -> str:
    """A share inside a sentence. It is rounded, so all may be nearly all, and none a few.

    >>> said_share(0.93)
    '93%'
    """
    if share == 1:
        return _("all or nearly all")
    if share == 0:
        return _("none or hardly any")
    return share_words(share)


def value_words(row: QualityRow | None) -> str:
    """The amount that a row tells, if there is a row."""
    return amount_words(row.value, row.aspect) if row else ""


def _subject(row: QualityRow, rules: dict[str, str]) -> str:
    if row.aspect is Aspect.CONSISTENT:
        return rules.get(row.field) or plain_words(row.field)
    words = field_words(row.field)
    # In the middle of its sentence.
    return words.lower() if row.aspect is Aspect.ANSWERED else words


def _said(row: QualityRow, policy: str, rules: dict[str, str]) -> str:
    if row.aspect is Aspect.DAYS_TO_RECEIPT:
        return ngettext(
            "{month} first came {days} day after its end",
            "{month} first came {days} days after its end",
            round(row.value or 0),
        ).format(month=month_words(row.month), days=value_words(row))
    share = 1 - (row.value or 0) if row.aspect is Aspect.CONSISTENT else row.value
    return str(_SENTENCES[row.aspect]).format(
        field=_subject(row, rules), share=said_share(share), rows=rows_words(row.rows, policy)
    )


_SENTENCES = {
    Aspect.FILLED: gettext_lazy("{field} was filled in {share} of {rows}"),
    Aspect.ASKED: gettext_lazy("Staff asked about alcohol and drugs in {share} of {rows}"),
    Aspect.ANSWERED: gettext_lazy("The question on {field} was answered in {share} of {rows}"),
    Aspect.NOT_STATED: gettext_lazy("{field}: asked and not stated in {share} of {rows}"),
    Aspect.NOT_RECORDED: gettext_lazy("{field}: not recorded at all in {share} of {rows}"),
    Aspect.VALID: gettext_lazy("{field} could be read, or was empty, in {share} of {rows}"),
    Aspect.CONSISTENT: gettext_lazy("{field} in {share} of {rows}"),
}


def _change_words(row: QualityRow) -> str:
    if row.change is None:
        return ""
    is_days = row.aspect is Aspect.DAYS_TO_RECEIPT
    size = round(abs(row.change) * (1 if is_days else 100))
    if size == 0:
        return _("as in the month before")
    unit = ngettext("day", "days", size) if is_days else ngettext("point", "points", size)
    # A rule is told by the rows that break it, so what goes up there goes down here.
    is_more = (row.change > 0) is not (row.aspect is Aspect.CONSISTENT)
    if is_more:
        return _("{size} {unit} more than the month before").format(size=size, unit=unit)
    return _("{size} {unit} fewer than the month before").format(size=size, unit=unit)


def _peer_words(row: QualityRow) -> str:
    if row.peers is None:
        return ""
    if row.aspect is Aspect.DAYS_TO_RECEIPT:
        days = round(row.peers)
        return ngettext("other suppliers {days} day", "other suppliers {days} days", days).format(
            days=days
        )
    share = 1 - row.peers if row.aspect is Aspect.CONSISTENT else row.peers
    return _("other suppliers {share}").format(share=said_share(share))
