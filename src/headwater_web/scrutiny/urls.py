"""Addresses of scrutiny."""

from django.urls import path

from headwater_web.scrutiny.views import challenges, home, items, panels, said, sending, voices

ITEM = "scrutiny/items/<reference:reference>/"
CHALLENGE = "scrutiny/challenges/<reference:reference>/"
PANEL = "scrutiny/panels/<slug:key>/"
VOICE = "you-said/<reference:reference>/"

app_name = "scrutiny"
urlpatterns = [
    path("scrutiny/", home.home, name="home"),
    path("scrutiny/for-us/", home.for_us, name="for_us"),
    path("scrutiny/for-us/told/", voices.record_our_voice, name="record_our_voice"),
    path("scrutiny/items/new/", items.new_item, name="new_item"),
    path(ITEM, items.item, name="item"),
    path(f"{ITEM}change/", items.change_item, name="change_item"),
    path(f"{ITEM}groups/", items.add_row, name="add_row"),
    path(f"{ITEM}groups/<int:number>/remove/", items.remove_row, name="remove_row"),
    path(f"{ITEM}send/", sending.send, name="send"),
    path(f"{ITEM}withdraw/", items.withdraw, name="withdraw"),
    path(f"{ITEM}new-version/", items.new_version, name="new_version"),
    path(f"{ITEM}challenge/", challenges.raise_challenge, name="raise_challenge"),
    path(f"{ITEM}looked/<slug:key>/", sending.finish, name="finish"),
    path(CHALLENGE, challenges.challenge, name="challenge"),
    path(f"{CHALLENGE}answer/", challenges.answer, name="answer"),
    path(f"{CHALLENGE}verdict/", challenges.verdict, name="verdict"),
    path(f"{CHALLENGE}override/", challenges.override, name="override"),
    path(PANEL, panels.panel, name="panel"),
    path(f"{PANEL}represented/", panels.representation, name="representation"),
    path(f"{PANEL}rest/", sending.agree_to_be_asked, name="agree_to_be_asked"),
    path(f"{PANEL}sessions/new/", panels.new_session, name="new_session"),
    path("scrutiny/taking-part/", panels.all_sessions, name="taking_part"),
    path(
        "scrutiny/taking-part/<int:number>/<slug:done>/", panels.session_done, name="session_done"
    ),
    path("you-said/", said.you_said, name="said"),
    path("you-said/new/", voices.record_voice, name="record_voice"),
    path("you-said/not-heard/", said.not_heard, name="not_heard"),
    path(VOICE, voices.voice, name="voice"),
    path(f"{VOICE}answer/", voices.answer_voice, name="answer_voice"),
    path(f"{VOICE}take-down/", voices.take_down, name="take_down"),
]
