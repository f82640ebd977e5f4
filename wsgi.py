"""The door for a WSGI server: `waitress-serve wsgi:app`, `gunicorn wsgi:app` or another."""

from engine.web import create_app

app = create_app()
