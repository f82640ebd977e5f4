"""Everything kept in a database, and its migrations."""

from engine.store.brake import Limit
from engine.store.collected import Collected, collected
from engine.store.completed import ByHash, Completed
from engine.store.documents import StoredSitting, load_sitting
from engine.store.store import Store, Token, open_store
from engine.store.trouble import (
    AlreadySubmitted,
    Confidential,
    NoSuchSitting,
    NotComplete,
    StoreOutdated,
    StoreUnavailable,
    WrongQuestionnaire,
)

__all__ = [
    "AlreadySubmitted",
    "ByHash",
    "Collected",
    "Completed",
    "Confidential",
    "Limit",
    "NoSuchSitting",
    "NotComplete",
    "Store",
    "StoreOutdated",
    "StoreUnavailable",
    "StoredSitting",
    "Token",
    "WrongQuestionnaire",
    "collected",
    "load_sitting",
    "open_store",
]
