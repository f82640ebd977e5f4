"""The door for a WSGI server other than `formwright serve` brings along, such as `gunicorn wsgi:app`."""

from engine.web import create_app

app = create_app()
