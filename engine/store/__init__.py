"""Everything kept in a database, and its migrations."""

from engine.store.brake import Limit
from engine.store.collected import Collected, collected
from engine.store.completed import ByHash, Completed
from engine.store.documents import dump_page
from engine.store.drafts import Draft, Seen, dump_typed, stamp_of
from engine.store.open_page import OpenPage
from engine.store.register import Register
from engine.store.standing import REASONED, RENEWED, Entry, Event, Kind, NewCertificate, Registered, Said, State
from engine.store.store import Store, Token, open_store
from engine.store.stored import StoredSitting, load_sitting
from engine.store.trouble import (
    AlreadySubmitted,
    Changed,
    Confidential,
    NoSuchCertificate,
    NoSuchSitting,
    NotComplete,
    Refused,
    StoreOutdated,
    StoreUnavailable,
    WrongQuestionnaire,
)

__all__ = [
    "REASONED",
    "RENEWED",
    "AlreadySubmitted",
    "ByHash",
    "Changed",
    "Collected",
    "Completed",
    "Confidential",
    "Draft",
    "Entry",
    "Event",
    "Kind",
    "Limit",
    "NewCertificate",
    "NoSuchCertificate",
    "NoSuchSitting",
    "NotComplete",
    "OpenPage",
    "Refused",
    "Register",
    "Registered",
    "Said",
    "Seen",
    "State",
    "Store",
    "StoreOutdated",
    "StoreUnavailable",
    "StoredSitting",
    "Token",
    "WrongQuestionnaire",
    "collected",
    "dump_page",
    "dump_typed",
    "load_sitting",
    "open_store",
    "stamp_of",
]
