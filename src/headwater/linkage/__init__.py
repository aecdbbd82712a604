"""Where identifiers end: people and events joined across partners under keyed pseudonyms."""

from headwater.linkage.accuracy import Accuracy, LinkageAccuracy, measure_accuracy
from headwater.linkage.linking import LinkageQuality, Linked, link
from headwater.linkage.truth import read_truth

__all__ = [
    "Accuracy",
    "LinkageAccuracy",
    "LinkageQuality",
    "Linked",
    "link",
    "measure_accuracy",
    "read_truth",
]
