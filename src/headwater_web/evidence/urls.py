"""Addresses of evidence: cards, gaps, the research register, and what others may use."""

from django.urls import path

from headwater_web.evidence.views import (
    cards,
    files,
    gaps,
    studies,
    study_forms,
    together,
    writing_cards,
)

CARD = "evidence/cards/<reference:reference>/"
GAP = "evidence/gaps/<reference:reference>/"
STUDY = "evidence/studies/<reference:reference>/"
EVALUATION = "evidence/evaluations/<reference:reference>"

app_name = "evidence"
of_cards = [
    path("evidence/", cards.home, name="cards"),
    path("evidence/together/", together.together, name="together"),
    path("evidence/cards.csv", files.cards_csv, name="cards_csv"),
    path("evidence/cards.json", files.cards_json, name="cards_json"),
    path("evidence/cards-dictionary.csv", files.cards_dictionary, name="cards_dictionary"),
    path("evidence/cards/new/", writing_cards.new_card, name="new_card"),
    path("evidence/cards/import/", writing_cards.import_cards, name="import_cards"),
    path(CARD, cards.card, name="card"),
    path(f"{CARD}versions/<int:number>/", cards.version, name="card_version"),
    path(f"{CARD}change/", writing_cards.change_card, name="change_card"),
    path(f"{CARD}publish/", writing_cards.publish_card, name="publish_card"),
    path(f"{CARD}withdraw/", writing_cards.withdraw_card, name="withdraw_card"),
]
of_gaps = [
    path("evidence/gaps/", gaps.home, name="gaps"),
    path("evidence/gaps/new/", gaps.new_gap, name="new_gap"),
    path(GAP, gaps.gap, name="gap"),
    path(f"{GAP}happened/", gaps.became, name="gap_became"),
    path(f"{GAP}happened/<int:number>/strike/", gaps.strike, name="strike_gap_event"),
]
of_studies = [
    path("evidence/studies/", studies.home, name="studies"),
    path("evidence/studies/came-of-it/", studies.came_of_it, name="came_of_it"),
    path("evidence/studies/new/", study_forms.new_study, name="new_study"),
    path(STUDY, studies.study, name="study"),
    path(f"{STUDY}change/", study_forms.change_study, name="change_study"),
    path(f"{STUDY}happened/", study_forms.happened, name="study_happened"),
    path(f"{STUDY}happened/<int:number>/strike/", study_forms.strike, name="strike_study_event"),
    path(f"{STUDY}outputs/new/", study_forms.new_output, name="new_output"),
    path(f"{STUDY}outcomes/new/", study_forms.new_outcome, name="new_outcome"),
    path(
        f"{STUDY}outcomes/<int:number>/replace/",
        study_forms.replace_outcome,
        name="replace_outcome",
    ),
]
of_evaluations = [
    path("evidence/evaluations/", studies.evaluations, name="evaluations"),
    path(
        "evidence/evaluations/dictionary.csv",
        files.evaluation_dictionary,
        name="evaluation_dictionary",
    ),
    path("evidence/evaluations/schema.json", files.evaluation_schema, name="evaluation_schema"),
    path(f"{EVALUATION}.json", files.evaluation_json, name="evaluation_json"),
    path(f"{EVALUATION}.csv", files.evaluation_csv, name="evaluation_csv"),
]
urlpatterns = [*of_cards, *of_gaps, *of_studies, *of_evaluations]
