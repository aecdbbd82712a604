"""How the site is put together: settings, routes, commands. The one place that knows every app."""
