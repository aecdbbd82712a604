"""Published claims as files. A claim leaves only in its own words, with its limits."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from headwater_web.claims.claim_columns import CLAIM_COLUMNS
from headwater_web.claims.shown import ShownClaim
from headwater_web.ui.spreadsheets import lines_of

FORMAT = "headwater-claims/1"
COLUMNS = (
    "reference",
    "programme",
    "programme_name",
    "rung",
    "said",
    "limits",
    "headline",
    "share",
    "counted_from",
    "counted_until",
    "published_on",
    "disagreement",
)


def claims_as_csv(claims: Iterable[ShownClaim], names: dict[str, str]) -> str:
    """Published claims, one in a row."""
    return "".join(lines_of(COLUMNS, (_row(each, names).values() for each in claims)))


def claims_as_json(
    claims: Iterable[ShownClaim], names: dict[str, str], *, partnership: str, today: date
) -> str:
    """Published claims with the day on which they were handed over."""
    content = {
        "format": FORMAT,
        "partnership": partnership,
        "as_at": f"{today:%Y-%m-%d}",
        "claims": [_row(each, names) for each in claims],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def claim_template() -> str:
    """An empty file with a column for everything that is asked of a figure, and what each means."""
    names = [column.name for column in CLAIM_COLUMNS]
    return "".join(lines_of(names, []))


def _row(each: ShownClaim, names: dict[str, str]) -> dict[str, Any]:
    share = each.figure.share
    published = each.published
    return {
        "reference": each.reference,
        "programme": each.claim.programme,
        "programme_name": names.get(each.claim.programme, ""),
        "rung": each.words.rung.value,
        "said": each.words.said,
        "limits": " ".join(each.words.limits),
        "headline": each.headline,
        "share": share.words if share else "",
        "counted_from": f"{each.version.begins:%Y-%m-%d}",
        "counted_until": f"{each.version.ends:%Y-%m-%d}",
        "published_on": f"{published.done_at:%Y-%m-%d}" if published else "",
        "disagreement": " ".join(dissent.words for dissent in each.dissents),
    }
