"""The columns of a claim's figure: of the form, of a file, and of what is handed over."""

from django.utils.translation import gettext_lazy as _

from headwater_web.claims.models import KINDS, WHOLES
from headwater_web.ui.rows_of_files import Column, Shape

CLAIM_COLUMNS = (
    Column(
        "programme",
        _("Programme"),
        _("The reference of the programme, such as PG-3"),
        longest=12,
    ),
    Column(
        "kind",
        _("What is counted"),
        _("What kind of figure it is"),
        Shape.CHOICE,
        choices=tuple(KINDS),
    ),
    Column(
        "people",
        _("Who"),
        _("Who is counted, in words that can follow a number, such as: young people"),
        longest=120,
    ),
    Column(
        "so",
        _("What was so for them"),
        _("What was so, in words that can follow: 21 young people … Such as: were in work"),
        longest=200,
    ),
    Column("part", _("How many"), _("A count, never a percentage, such as 21"), Shape.WHOLE),
    Column(
        "whole",
        _("Of how many"),
        _("The count of all who were looked at, such as 28"),
        Shape.WHOLE,
        is_needed=False,
    ),
    Column(
        "whole_is",
        _("Who are they"),
        _("Of whom the whole consists"),
        Shape.CHOICE,
        is_needed=False,
        choices=tuple(WHOLES),
    ),
    Column("begins", _("Counted from"), _("The first day that is counted"), Shape.DAY),
    Column("ends", _("Counted until"), _("The last day that is counted"), Shape.DAY),
    Column(
        "definition",
        _("What exactly was counted"),
        _("Words by which somebody else would count the same"),
        is_needed=False,
    ),
    Column(
        "follow_up_months",
        _("Months of follow-up"),
        _("For how many months each person was followed, from the start"),
        Shape.WHOLE,
        is_needed=False,
    ),
    Column(
        "source",
        _("Where the count is from"),
        _("Own records, police records, what people said, and so on"),
        is_needed=False,
    ),
    Column(
        "left_early",
        _("How many left early"),
        _("People who started and left; 0 where nobody did"),
        Shape.WHOLE,
        is_needed=False,
    ),
    Column(
        "before_part",
        _("How many at the start"),
        _("Of the same people, those for whom it was so when they started"),
        Shape.WHOLE,
        is_needed=False,
    ),
    Column(
        "before_whole",
        _("Of how many at the start"),
        _("The same people, as far as it was known when they started"),
        Shape.WHOLE,
        is_needed=False,
    ),
    Column(
        "comparison_part",
        _("How many without the programme"),
        _("Of similar people without it, those for whom it was so over the same months"),
        Shape.WHOLE,
        is_needed=False,
    ),
    Column(
        "comparison_whole",
        _("Of how many without the programme"),
        _("All similar people without it who were looked at"),
        Shape.WHOLE,
        is_needed=False,
    ),
    Column(
        "comparison_words",
        _("Who they are"),
        _("Such as: young people who were referred while it was full"),
        is_needed=False,
        longest=200,
    ),
    Column(
        "expected_percent",
        _("Expected without the programme, in percent"),
        _("From a study of similar people, to say what next year could show, such as 35"),
        Shape.WHOLE,
        is_needed=False,
    ),
    Column(
        "wished_percent",
        _("Worth finding, in percent"),
        _("The lower share that somebody would act on, such as 25"),
        Shape.WHOLE,
        is_needed=False,
    ),
    Column(
        "headline",
        _("A headline of your own"),
        _("A sentence that stands above the figures. It may say less than they do, never more"),
        is_needed=False,
        longest=200,
    ),
)
PARTS = (
    (_("Who and what"), ("programme", "kind", "people", "so", "part", "whole", "whole_is")),
    (
        _("How it was counted"),
        ("begins", "ends", "definition", "follow_up_months", "source", "left_early"),
    ),
    (_("The same people at the start"), ("before_part", "before_whole")),
    (
        _("People without the programme"),
        ("comparison_part", "comparison_whole", "comparison_words"),
    ),
    (_("What next year could show"), ("expected_percent", "wished_percent")),
    (_("In your own words"), ("headline",)),
)
"""The columns as a page asks for them, under the words of each part."""
WRITTEN = tuple(column.name for column in CLAIM_COLUMNS if column.name != "programme")
