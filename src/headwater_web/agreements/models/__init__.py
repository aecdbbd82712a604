"""The tables of agreements."""

from headwater_web.agreements.models.access import Access
from headwater_web.agreements.models.agreements import (
    Agreement,
    AgreementEvent,
    AgreementFeed,
    EventKind,
    Kind,
    WarningSent,
)
from headwater_web.agreements.models.assessments import ImpactAnswer, ImpactAssessment, ImpactWriter
from headwater_web.agreements.models.catalogue import Dataset, DatasetShare
from headwater_web.agreements.models.requests import (
    Barrier,
    DataRequest,
    RequestEvent,
    RequestUnit,
    Step,
)

__all__ = [
    "Access",
    "Agreement",
    "AgreementEvent",
    "AgreementFeed",
    "Barrier",
    "DataRequest",
    "Dataset",
    "DatasetShare",
    "EventKind",
    "ImpactAnswer",
    "ImpactAssessment",
    "ImpactWriter",
    "Kind",
    "RequestEvent",
    "RequestUnit",
    "Step",
    "WarningSent",
]
