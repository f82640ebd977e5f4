"""Flask: a few routes per blueprint, nothing decided here."""

from engine.web.app import create_app

__all__ = ["create_app"]
