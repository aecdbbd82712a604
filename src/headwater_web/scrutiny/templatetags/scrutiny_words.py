"""How scrutiny says shares: `{% load scrutiny_words %}`."""

from django import template

from headwater_web.scrutiny.disparity import percent_words

register = template.Library()

register.filter("percent_words", percent_words)
