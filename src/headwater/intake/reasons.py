"""The reasons for which a row is rejected or noted, each with its words."""

from headwater.intake.records import CELLS_MISCOUNTED, LINE_TOO_LONG, NOT_TEXT, QUOTES_UNBALANCED

MISSING = "missing_value"
NOT_IN_CODELIST = "not_in_codelist"
CODE_BECAME_DATE = "code_became_date"
NOT_A_DATE = "not_a_date"
NOT_A_NUMBER = "not_a_number"
NOT_YES_OR_NO = "not_yes_or_no"
OUT_OF_RANGE = "out_of_range"
DATE_OUT_OF_RANGE = "date_out_of_range"
PATTERN = "pattern_not_matched"
TOTALS_ROW = "totals_row"
EMPTY_ROW = "empty_row"
REPEATED = "repeated_reference"
REPEATED_DISAGREES = "repeated_reference_disagrees"
EXTRA_COLUMN = "extra_column"
ENCODING = "encoding"
REPEATED_NOTE = "references_repeated"
SEVERAL_FORMATS = "several_date_formats"
AMBIGUOUS_DATE = "ambiguous_date"
MIXED_VINTAGES = "mixed_area_vintages"

WORDS = {
    MISSING: "A value that every row needs is empty.",
    NOT_IN_CODELIST: "The code is not in the codelist.",
    CODE_BECAME_DATE: "A spreadsheet turned the code into a date; export it again as text.",
    NOT_A_DATE: "The value is not a date in any of the agreed forms.",
    NOT_A_NUMBER: "The value is not a number of the agreed kind.",
    NOT_YES_OR_NO: "The value is neither yes nor no.",
    OUT_OF_RANGE: "The number lies outside the agreed range.",
    DATE_OUT_OF_RANGE: "The date lies in the future or before 1990.",
    PATTERN: "The value does not have the agreed form.",
    TOTALS_ROW: "The row is a total of other rows.",
    EMPTY_ROW: "The row has no value at all.",
    REPEATED: "The reference was used by an earlier row; the first row was kept.",
    REPEATED_DISAGREES: (
        "The reference was used by an earlier row at another place; the first row was kept."
    ),
    LINE_TOO_LONG: "The line is longer than a row can be.",
    QUOTES_UNBALANCED: "A quotation mark is opened and not closed, or closed too soon.",
    CELLS_MISCOUNTED: "The row has more or fewer cells than there are headers.",
    NOT_TEXT: "The row holds bytes that are not text.",
    EXTRA_COLUMN: "The column is not in the specification; it was dropped and not stored.",
}
"""Plain words for each reason; the notes that need figures are worded where they are found."""
