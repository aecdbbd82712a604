"""What is asked when an assessment is opened, answered or added to, and what can be lent."""

from headwater_web.standards.forms.answering import AnswerForm
from headwater_web.standards.forms.capacity import CoverForm, NoticeForm, PostForm, SearchForm
from headwater_web.standards.forms.findings import FindingForm, WithdrawForm
from headwater_web.standards.forms.opening import OpenForm

__all__ = [
    "AnswerForm",
    "CoverForm",
    "FindingForm",
    "NoticeForm",
    "OpenForm",
    "PostForm",
    "SearchForm",
    "WithdrawForm",
]
