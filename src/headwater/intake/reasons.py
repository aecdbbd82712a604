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
NOT_COVERED = "field_not_covered"
ENCODING = "encoding"
REPEATED_NOTE = "references_repeated"
SEVERAL_FORMATS = "several_date_formats"
AMBIGUOUS_DATE = "ambiguous_date"
SUPPRESSED = "suppressed_cells"
MIXED_VINTAGES = "mixed_area_vintages"
PLACE_STATED = "place_stated"
PLACED_HIGH = "placed_high"
PLACED_MEDIUM = "placed_medium"
PLACED_LOW = "placed_low"
AT_HOME = "not_placed_home"
AN_ADDRESS = "not_placed_address"
NO_WORDS = "not_placed_blank"
NOT_PLACED = "not_placed"

VALUE_FAULTS = frozenset(
    {
        NOT_IN_CODELIST,
        CODE_BECAME_DATE,
        NOT_A_DATE,
        NOT_A_NUMBER,
        NOT_YES_OR_NO,
        OUT_OF_RANGE,
        DATE_OUT_OF_RANGE,
        PATTERN,
    }
)
"""What is amiss with a value that is there. In a field that rows do not need it is only noted."""

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
    SUPPRESSED: "The supplier withheld the number; it is kept as withheld, not as zero.",
    PLACE_STATED: "A code tells the place; its words were not read.",
    PLACED_HIGH: "The words name one place: its small area is counted where it is known.",
    PLACED_MEDIUM: "The words probably name the place: its district is counted, no small area.",
    PLACED_LOW: "The words only hint at a place: counted in totals, in no area.",
    AT_HOME: "Somebody's home is never placed: counted in totals, in no area.",
    AN_ADDRESS: "An address or a postcode is never placed: counted in totals, in no area.",
    NO_WORDS: "Nothing tells the place: counted in totals, in no area.",
    NOT_PLACED: "The words name no known place: counted in totals, in no area.",
    EXTRA_COLUMN: "The column is not in the specification; it was dropped and not stored.",
}
"""Plain words for each reason; the notes that need figures are worded where they are found."""
