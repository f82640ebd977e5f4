"""Flask: a few routes per blueprint, nothing decided here."""

from engine.web.app import create_app
from engine.web.uploads import may_bring_files
from engine.web.waiting_room import WaitingRoom

__all__ = ["WaitingRoom", "create_app", "may_bring_files"]
