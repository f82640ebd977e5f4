"""The door for a WSGI server: `granian --interface wsgi wsgi:app`, `gunicorn wsgi:app` or another."""

from engine.web import create_app

app = create_app()
