"""The site's entry for an application server (`gunicorn headwater_web.config.wsgi`)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headwater_web.config.settings")
application = get_wsgi_application()
