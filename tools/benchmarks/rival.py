"""The rival: the same checks, rejections and de-duplication, as an analyst would in pandas.

It runs in an environment of its own, and so repeats the categories that it checks against.
"""

import sys

import pandas as pd

CATEGORIES = (
    "Violence and sexual offences",
    "Anti-social behaviour",
    "Public order",
    "Criminal damage and arson",
    "Shoplifting",
    "Other theft",
    "Burglary",
    "Vehicle crime",
    "Drugs",
    "Robbery",
    "Possession of weapons",
    "Bicycle theft",
    "Theft from the person",
    "Other crime",
)

REQUIRED = ["Month", "Reported by", "Falls within", "Crime type"]


def main(path: str, lookup_path: str) -> None:
    """Print the district-month counts of the accepted rows."""
    rows = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    reason = pd.Series("", index=rows.index)
    for column in REQUIRED:
        reason[rows[column].isna() & (reason == "")] = f"{column} is empty"
    month = rows["Month"].str.fullmatch(r"\d{4}-(0[1-9]|1[0-2])").fillna(False)
    reason[~month.astype(bool) & (reason == "")] = "not a month"
    reason[~rows["Crime type"].isin(CATEGORIES) & (reason == "")] = "not in codelist"
    for column, low, high in (("Longitude", -9.0, 2.0), ("Latitude", 49.0, 61.0)):
        number = pd.to_numeric(rows[column], errors="coerce")
        outside = rows[column].notna() & ~number.between(low, high)
        reason[outside & (reason == "")] = f"{column} is not in range"
    code = rows["LSOA code"].str.fullmatch(r"[EW]01\d{6}").fillna(True)
    reason[~code.astype(bool) & (reason == "")] = "not a small-area code"
    known = rows["Crime ID"].notna() & (reason == "")
    repeated = rows.loc[known].duplicated("Crime ID", keep="first")
    reason[repeated.index[repeated]] = "repeated reference"
    accepted, rejected = rows[reason == ""], rows[reason != ""]
    lookup = pd.read_csv(lookup_path, dtype=str).set_index("lsoa21_code")["ltla24_code"]
    district = accepted["LSOA code"].map(lookup).fillna("unplaced")
    counts = accepted.groupby([district, "Month", "Crime type"]).size()
    if len(accepted) + len(rejected) != len(rows):
        raise ValueError("accepted and rejected rows do not add up to the rows of the file")
    print(len(counts), rejected.groupby(reason[reason != ""]).size().to_dict())


if __name__ == "__main__":
    main(*sys.argv[1:])
