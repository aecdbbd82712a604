"""Addresses of returns and annual reports."""

from django.urls import path

from headwater_web.returns.views import changing, editions, returns

app_name = "returns"
_RETURN = "returns/<reference:reference>/"
urlpatterns = [
    path("returns/", returns.due, name="due"),
    path("returns/begin/<slug:form>/<str:starts_on>/", returns.begin, name="begin"),
    path(_RETURN, returns.one_return, name="return"),
    path(f"{_RETURN}draft/", returns.draft, name="draft"),
    path(f"{_RETURN}changes/", returns.changes, name="changes"),
    path(f"{_RETURN}answers/<slug:question>/", changing.answer, name="answer"),
    path(f"{_RETURN}sign-off/", changing.sign_off, name="sign_off"),
    path(f"{_RETURN}new-version/", changing.reopen, name="reopen"),
    path(f"{_RETURN}sent/", changing.sent, name="sent"),
    path(f"{_RETURN}hours/", changing.hours, name="hours"),
    path(f"{_RETURN}hours/<int:number>/correct/", changing.correct_hours, name="correct_hours"),
    path(f"{_RETURN}versions/<int:number>/", editions.edition, name="edition"),
    path(f"{_RETURN}versions/<int:number>/file.csv", editions.edition_file, name="edition_file"),
]
