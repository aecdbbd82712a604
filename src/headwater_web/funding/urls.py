"""Addresses of funding: agreements, conditions, budget lines, spending."""

from django.urls import path

from headwater_web.funding.views import agreements, spending

app_name = "funding"
_AGREEMENT = "funding/<reference:reference>/"
urlpatterns = [
    path("funding/", agreements.agreements, name="agreements"),
    path("funding/new/", agreements.new_agreement, name="new_agreement"),
    path("funding/priorities/", agreements.priorities, name="priorities"),
    path(_AGREEMENT, agreements.agreement, name="agreement"),
    path(f"{_AGREEMENT}conditions/new/", agreements.new_condition, name="new_condition"),
    path(f"{_AGREEMENT}conditions/<int:number>/look/", agreements.check, name="check"),
    path(f"{_AGREEMENT}lines/new/", spending.new_line, name="new_line"),
    path(f"{_AGREEMENT}lines/<int:number>/", spending.line, name="line"),
    path(f"{_AGREEMENT}lines/<int:number>/budget/", spending.change_budget, name="change_budget"),
    path(f"{_AGREEMENT}spending/", spending.enter, name="enter"),
    path(f"{_AGREEMENT}spending/foreseen/", spending.foresee, name="foresee"),
    path(f"{_AGREEMENT}spending/file.csv", spending.spend_file, name="spend_file"),
    path(f"{_AGREEMENT}spending/<int:number>/correct/", spending.correct, name="correct"),
]
