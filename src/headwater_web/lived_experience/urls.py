"""Addresses of lived experience."""

from django.urls import path

from headwater_web.lived_experience.views import (
    codebook,
    coding,
    exchange,
    heard,
    notes,
    quotations,
    quoting,
    sessions,
    themes,
)

HERE = "lived-experience/"
THEME = f"{HERE}themes/<reference:reference>/"
QUOTATION = f"{HERE}quotations/<reference:reference>/"
SESSION = f"{HERE}sessions/<int:number>/"
NOTE = f"{HERE}notes/<int:number>/"
PARAGRAPH = f"{NOTE}paragraphs/<int:part>/"
EXCHANGE = f"{HERE}exchange/"

app_name = "lived_experience"
of_themes = [
    path(HERE, themes.home, name="themes"),
    path(f"{HERE}heard/", heard.who, name="heard"),
    path(f"{HERE}agreement/", heard.agreement, name="agreement"),
    path(f"{HERE}themes/new/", codebook.new_theme, name="new_theme"),
    path(THEME, themes.theme, name="theme"),
    path(f"{THEME}words/", codebook.reword, name="reword_theme"),
    path(f"{THEME}memo/", codebook.memo, name="add_memo"),
    path(f"{THEME}join/", codebook.join, name="join_theme"),
    path(f"{THEME}divide/", codebook.divide, name="divide_theme"),
]
of_quotations = [
    path(f"{HERE}quotations/", quotations.home, name="quotations"),
    path(QUOTATION, quotations.quotation, name="quotation"),
    path(f"{QUOTATION}clear/", quoting.clear, name="clear_quotation"),
    path(f"{QUOTATION}withdraw/", quoting.withdraw, name="withdraw_quotation"),
]
of_sessions = [
    path(f"{HERE}sessions/", sessions.home, name="sessions"),
    path(f"{HERE}sessions/new/", sessions.new_session, name="new_session"),
    path(SESSION, sessions.session, name="session"),
    path(f"{SESSION}change/", sessions.change, name="change_session"),
    path(f"{SESSION}withdraw/", sessions.withdraw, name="withdraw_session"),
    path(f"{SESSION}note/", notes.new_note, name="new_note"),
]
of_notes = [
    path(NOTE, notes.note, name="note"),
    path(f"{NOTE}check/", notes.check, name="check_note"),
    path(f"{NOTE}withdraw/", sessions.withdraw_note, name="withdraw_note"),
    path(f"{NOTE}done/", coding.done, name="done"),
    path(PARAGRAPH, coding.code, name="code"),
    path(f"{PARAGRAPH}quote/", quoting.propose, name="propose"),
    path(f"{HERE}spans/<int:number>/end/", coding.end, name="end_span"),
]
of_files = [
    path(EXCHANGE, exchange.home, name="exchange"),
    path(f"{EXCHANGE}project.qdpx", exchange.project, name="project_file"),
    path(f"{EXCHANGE}codebook.qdc", exchange.codebook, name="codebook_file"),
    path(f"{EXCHANGE}segments.csv", exchange.segments, name="segments_file"),
    path(f"{EXCHANGE}read/", exchange.read, name="read_file"),
]
urlpatterns = [*of_themes, *of_quotations, *of_sessions, *of_notes, *of_files]
