"""`{{ hours|plain_number }}`: a number without needless noughts, for templates."""

from django import template

from headwater_web.returns.queries.returns import plain_number

register = template.Library()
register.filter("plain_number", plain_number)
