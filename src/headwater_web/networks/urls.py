"""Addresses of asks and networks."""

from django.urls import path

from headwater_web.networks.views import (
    asks,
    events,
    figures,
    memberships,
    networks,
    resources,
    sending,
    uses,
)

ASK = "asks/<reference:reference>/"
NETWORK = "networks/<slug:key>/"
RESOURCE = "networks/resources/<reference:reference>/"
MEMBERSHIP = "networks/memberships/<int:number>/"

app_name = "networks"
of_asks = [
    path("asks/", asks.home, name="asks"),
    path("asks/new/", asks.new_ask, name="new_ask"),
    path("asks/units/<slug:key>/", asks.of_unit, name="asks_of_unit"),
    path(ASK, asks.ask, name="ask"),
    path(f"{ASK}words/", asks.reword, name="reword_ask"),
    path(f"{ASK}agree/", sending.agree, name="agree"),
    path(f"{ASK}agreed/", sending.agreed_elsewhere, name="agreed_elsewhere"),
    path(f"{ASK}sent/", sending.send, name="send_ask"),
    path(f"{ASK}happened/", events.happened, name="happened"),
    path(f"{ASK}happened/<int:number>/", events.put_right, name="put_event_right"),
    path(f"{ASK}letter/", events.letter, name="letter"),
]
of_networks = [
    path("networks/", networks.home, name="networks"),
    path(NETWORK, networks.network, name="network"),
    path(f"{NETWORK}themes/", networks.add_theme, name="add_theme"),
    path(f"{NETWORK}questions/", networks.add_question, name="add_question"),
    path(f"{NETWORK}offer/", resources.offer_resource, name="offer_resource"),
    path("networks/questions/<int:number>/", networks.say_definition, name="say_definition"),
    path("networks/questions/<int:number>/figure/", figures.share_figure, name="share_figure"),
    path(RESOURCE, resources.resource, name="resource"),
    path(f"{RESOURCE}change/", resources.change_resource, name="change_resource"),
    path(f"{RESOURCE}review/", resources.review_resource, name="review_resource"),
    path(f"{RESOURCE}take-back/", resources.take_back, name="take_back"),
    path(f"{RESOURCE}used/", uses.used, name="used"),
    path("networks/uses/<int:number>/", uses.helped, name="helped"),
    path("networks/memberships/new/", memberships.join, name="join"),
    path(MEMBERSHIP, memberships.membership, name="membership"),
    path(f"{MEMBERSHIP}did/", memberships.contribute, name="contribute"),
    path(f"{MEMBERSHIP}did/<int:entry>/", memberships.put_right, name="put_contribution_right"),
]
urlpatterns = [*of_asks, *of_networks]
