"""The door for a WSGI server other than `formwright serve` brings along, such as `gunicorn wsgi:app`."""

from engine.config import read_settings
from engine.web import create_app

app = create_app(read_settings().lasting())
