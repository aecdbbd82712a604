"""The Fellegi-Sunter model of who is the same person, trained on the mentions themselves.

Source: Fellegi & Sunter 1969, Journal of the American Statistical Association 64, 1183-1210;
carried out by Splink.
"""

import logging

import duckdb
from splink import Linker, SettingsCreator, block_on
from splink import comparison_level_library as level
from splink import comparison_library as comparison
from splink.backends.duckdb import DuckDBAPI
from splink.internals.comparison_level_creator import ComparisonLevelCreator
from splink.internals.exceptions import EMTrainingException

SAME_PERSON = 0.95
"""Two mentions are one person from this probability on."""

_RANDOM_PAIRS = 2_000_000
_TRAINING_PAIRS = 500_000
_FEWEST_MENTIONS_TO_LEARN_FROM = 500
_LINKS_PER_MENTION = 2
"""Before anything is known: a mention is expected to belong with about this many others."""

_CANDIDATES = (
    ("birth_date", "family_initial"),
    ("birth_date", "given_initial"),
    ("given_name", "family_name", "birth_year"),
    ("given_name", "family_name", "birth_day"),
    ("given_name", "family_name", "postcode_sector"),
    ("given_name", "day"),
    ("given_name", "night"),
    ("family_name", "day"),
    ("family_name", "night"),
)
"""Pairs are compared when all columns of one of these agree: small blocks, one for each way
in which a record may be wrong."""

_TRAINING = (("birth_date", "postcode_sector"), ("given_name", "family_name"))
"""Each block teaches the columns that are not part of it."""


_EACH_ALONE = (
    "CREATE TABLE person_mention AS SELECT mention_number AS cluster, mention_number FROM mention"
)
_LOWEST_OF_CLUSTER = """
    CREATE TABLE person_mention AS
    SELECT min(mention_number) OVER (PARTITION BY cluster_id) AS cluster, mention_number
    FROM {clusters}
"""


def _at(
    agreement: ComparisonLevelCreator, same: float, chance: float, *, learn: bool = True
) -> ComparisonLevelCreator:
    """A level of agreement: how often one person reaches it, and how often two do by chance.

    Both are where training starts, and stay where there is too little to learn from.
    """
    return agreement.configure(
        m_probability=same, u_probability=chance, fix_m_probability=not learn
    )


def _name(column: str) -> comparison.CustomComparison:
    """A rare name that agrees says more than a common one, hence the frequency adjustment."""
    exact = level.ExactMatchLevel(column, term_frequency_adjustments=True)
    return comparison.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            level.NullLevel(column),
            _at(exact.configure(tf_minimum_u_value=0.0005), 0.92, 0.005),
            _at(level.DamerauLevenshteinLevel(column, 1), 0.05, 0.005),
            _at(level.JaroWinklerLevel(column, 0.88), 0.015, 0.005),
            _at(level.ElseLevel(), 0.015, 0.985),
        ],
    )


_DAY_AND_MONTH_EXCHANGED = level.CustomLevel(
    "birth_year_l = birth_year_r AND left(birth_day_l, 2) = right(birth_day_r, 2)"
    " AND right(birth_day_l, 2) = left(birth_day_r, 2)",
    "day and month exchanged",
)
_BIRTH_DATE = comparison.CustomComparison(
    output_column_name="birth_date",
    comparison_levels=[
        level.NullLevel("birth_date"),
        _at(level.ExactMatchLevel("birth_date"), 0.93, 0.00005),
        _at(_DAY_AND_MONTH_EXCHANGED, 0.02, 0.00002),
        _at(level.DamerauLevenshteinLevel("birth_date", 1), 0.03, 0.001),
        _at(level.ElseLevel(), 0.02, 0.99893),
    ],
)
# What few records get wrong is not learnt: a sample without one such record would make the
# next one impossible to link.
_SEX = comparison.CustomComparison(
    output_column_name="sex",
    comparison_levels=[
        level.NullLevel("sex"),
        _at(level.ExactMatchLevel("sex"), 0.99, 0.5, learn=False),
        _at(level.ElseLevel(), 0.01, 0.5, learn=False),
    ],
)
_POSTCODE = comparison.CustomComparison(
    output_column_name="postcode",
    comparison_levels=[
        level.NullLevel("postcode"),
        _at(level.ExactMatchLevel("postcode"), 0.8, 0.001),
        _at(level.ExactMatchLevel("postcode_sector"), 0.05, 0.005, learn=False),
        _at(level.ElseLevel(), 0.15, 0.994),
    ],
)
_TIME = comparison.CustomComparison(
    output_column_name="occurred_at",
    comparison_levels=[
        level.NullLevel("occurred_at"),
        _at(
            level.CustomLevel(
                "abs(date_diff('minute', occurred_at_l, occurred_at_r)) <= 1440", "within a day"
            ),
            0.2,
            0.001,
        ),
        _at(level.ElseLevel(), 0.8, 0.999),
    ],
)


def _settings(mentions: int) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="mention_number",
        probability_two_random_records_match=min(0.1, _LINKS_PER_MENTION / mentions),
        comparisons=[
            _name("given_name"),
            _name("family_name"),
            _BIRTH_DATE,
            _SEX,
            _POSTCODE,
            _TIME,
        ],
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in _CANDIDATES],
        retain_matching_columns=False,
    )


def _trained(linker: Linker, *, seed: int) -> bool:
    """Learn how often columns agree by chance, then how often they agree for one person.

    Where nobody is mentioned twice there is no pair to learn from: the starting values stay.
    """
    linker.training.estimate_u_using_random_sampling(max_pairs=_RANDOM_PAIRS, seed=seed)
    try:
        for columns in _TRAINING:
            linker.training.estimate_parameters_using_expectation_maximisation(
                block_on(*columns),
                estimate_without_term_frequencies=True,
                max_pairs=_TRAINING_PAIRS,
            )
    except EMTrainingException:
        return False
    return True


def cluster_people(connection: duckdb.DuckDBPyConnection, *, mentions: int, seed: int) -> bool:
    """Fill the table `person_mention` (cluster, mention_number); whether the model was trained.

    The cluster is the lowest number among the mentions of one person.
    """
    if mentions < 2:
        connection.execute(_EACH_ALONE).fetchall()
        return False
    # Splink writes advice to the log; this room writes nothing there.
    logging.getLogger("splink").setLevel(logging.ERROR)
    database = DuckDBAPI(connection)
    linker = Linker(database.register("mention"), _settings(mentions), log_level=None)
    trained = mentions >= _FEWEST_MENTIONS_TO_LEARN_FROM and _trained(linker, seed=seed)
    pairs = linker.inference.predict(threshold_match_probability=SAME_PERSON)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=SAME_PERSON
    )
    connection.execute(_LOWEST_OF_CLUSTER.format(clusters=clusters.physical_name)).fetchall()
    return trained
