"""Addresses of providers' returns: asking, filling in, certifying, and reading."""

from django.urls import path

from headwater_web.provider_returns.views import certifying, filling, reading, returns

app_name = "provider_returns"
_HOME = "provider-returns/"
_RETURN = f"{_HOME}<reference:reference>/"
_PROGRAMME = f"{_HOME}programmes/<slug:key>/"
urlpatterns = [
    path(_HOME, returns.returns, name="returns"),
    path(f"{_HOME}new/", certifying.ask, name="ask"),
    path(f"{_HOME}ask-all/", returns.ask_all, name="ask_all"),
    path(f"{_HOME}reach/", reading.reach, name="reach"),
    path(f"{_HOME}reach/reach.<str:ending>", reading.reach_file, name="reach_file"),
    path(f"{_HOME}access/", reading.access, name="access"),
    path(f"{_HOME}access/access.<str:ending>", reading.access_file, name="access_file"),
    path(f"{_HOME}outreach/", reading.outreach, name="outreach"),
    path(f"{_HOME}waits/", reading.waits, name="waits"),
    path(f"{_HOME}waits/waits.<str:ending>", reading.waits_file, name="waits_file"),
    path(f"{_HOME}orders/", reading.orders, name="orders"),
    path(f"{_HOME}orders/orders.<str:ending>", reading.orders_file, name="orders_file"),
    path(f"{_HOME}engine/", returns.engine, name="engine"),
    path(f"{_HOME}engine/provider_returns.csv", returns.engine_file, name="engine_file"),
    path(_PROGRAMME, reading.programme, name="programme"),
    path(f"{_PROGRAMME}return.<str:ending>", reading.programme_file, name="programme_file"),
    path(_RETURN, returns.one_return, name="return"),
    path(f"{_RETURN}pages/<str:group>/", filling.page, name="page"),
    path(f"{_RETURN}file/", filling.upload, name="upload"),
    path(f"{_RETURN}template.<str:ending>", filling.template, name="template"),
    path(f"{_RETURN}hand-in/", certifying.hand_in, name="hand_in"),
    path(f"{_RETURN}take-back/", certifying.take_back, name="take_back"),
    path(f"{_RETURN}certify/", certifying.certify, name="certify"),
    path(f"{_RETURN}accept/", certifying.accept, name="accept"),
    path(f"{_RETURN}changes/", certifying.changes, name="changes"),
    path(f"{_RETURN}correct/", certifying.correct, name="correct"),
]
