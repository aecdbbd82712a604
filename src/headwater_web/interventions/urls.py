"""Addresses of interventions: programmes, the portfolio, and what is kept beside them."""

from django.urls import path

from headwater_web.interventions.views import (
    appraisals,
    costs,
    deciding,
    describing,
    places,
    portfolio,
    programmes,
    system,
)

app_name = "interventions"
_ROOM = "interventions/"
_PROGRAMME = f"{_ROOM}<reference:reference>/"
_APPRAISAL = f"{_ROOM}appraisals/<reference:reference>/"
_PROBLEM = f"{_ROOM}places/<reference:reference>/"
_RECOMMENDATION = f"{_ROOM}reviews/<reference:reference>/"
urlpatterns = [
    path("what-we-fund/", programmes.public, name="public"),
    path(_ROOM, programmes.programmes, name="programmes"),
    path(f"{_ROOM}new/", describing.new_programme, name="new_programme"),
    path(f"{_ROOM}portfolio/", portfolio.portfolio, name="portfolio"),
    path(f"{_ROOM}portfolio/pounds.<str:ending>", portfolio.pounds_file, name="pounds_file"),
    path(f"{_ROOM}portfolio/balance/new/", deciding.state_balance, name="state_balance"),
    path(f"{_ROOM}ages/", portfolio.ages, name="ages"),
    path(f"{_ROOM}themes/", portfolio.by_theme, name="themes"),
    path(f"{_ROOM}evidence/", portfolio.evidence, name="evidence"),
    path(f"{_ROOM}choices/", portfolio.choices, name="choices"),
    path(f"{_ROOM}appraisals/", appraisals.appraisals, name="appraisals"),
    path(f"{_ROOM}appraisals/new/", appraisals.new_appraisal, name="new_appraisal"),
    path(_APPRAISAL, appraisals.appraisal, name="appraisal"),
    path(f"{_APPRAISAL}options/new/", appraisals.new_option, name="new_option"),
    path(f"{_APPRAISAL}options/<int:number>/", appraisals.score, name="score"),
    path(f"{_APPRAISAL}end/", appraisals.end, name="end_appraisal"),
    path(f"{_ROOM}places/", places.problems, name="problems"),
    path(f"{_ROOM}places/new/", places.new_problem, name="new_problem"),
    path(_PROBLEM, places.problem, name="problem"),
    path(f"{_PROBLEM}steps/new/", places.new_step, name="new_step"),
    path(f"{_ROOM}changes/", system.changes, name="changes"),
    path(f"{_ROOM}changes/new/", system.new_change, name="new_change"),
    path(f"{_ROOM}reviews/", system.reviews, name="reviews"),
    path(f"{_ROOM}reviews/new/", system.new_review, name="new_review"),
    path(_RECOMMENDATION, system.recommendation, name="recommendation"),
    path(f"{_RECOMMENDATION}look/", system.look, name="look"),
    path(f"{_ROOM}costs/", costs.costs, name="costs"),
    path(f"{_ROOM}costs/new/", costs.take_over_costs, name="take_over_costs"),
    path(_PROGRAMME, programmes.programme, name="programme"),
    path(f"{_PROGRAMME}history/", programmes.history, name="history"),
    path(f"{_PROGRAMME}change/", describing.change_programme, name="change_programme"),
    path(f"{_PROGRAMME}theory/", describing.say_theory, name="say_theory"),
    path(f"{_PROGRAMME}grounds/", describing.say_grounds, name="say_grounds"),
    path(f"{_PROGRAMME}choices/new/", describing.new_choice, name="new_choice"),
    path(f"{_PROGRAMME}choices/<int:number>/end/", describing.end_choice, name="end_choice"),
    path(f"{_PROGRAMME}money/new/", deciding.give_money, name="give_money"),
    path(f"{_PROGRAMME}money/<int:number>/", deciding.change_money, name="change_money"),
    path(f"{_PROGRAMME}decision/", deciding.note_decision, name="note_decision"),
    path(f"{_PROGRAMME}break-even/", costs.break_even, name="break_even"),
]
