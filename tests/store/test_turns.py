"""Whose turn it is to write: threads of a process and other processes wait for it alike."""

import fcntl
from pathlib import Path

import pytest

from engine.store.trouble import StoreUnavailable
from engine.store.turns import Turn


def test_who_writes_keeps_everybody_else_out_until_it_is_done(tmp_path: Path) -> None:
    here, elsewhere = Turn(f"{tmp_path}/store.sqlite"), Turn(f"{tmp_path}/store.sqlite")
    with here.taken(1):
        for waiting in (here, elsewhere):  # a thread of the same process, and as if from another process
            with pytest.raises(StoreUnavailable), waiting.taken(0.01):
                pass
    with elsewhere.taken(0.01):
        pass


def test_a_turn_ends_with_the_process_that_has_it(tmp_path: Path) -> None:
    turn = Turn(f"{tmp_path}/store.sqlite")
    with (tmp_path / "store.sqlite-turn").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(StoreUnavailable), turn.taken(0.01):
            pass
    with turn.taken(0.01):
        pass


def test_where_no_file_can_be_made_sqlite_speaks_for_itself(tmp_path: Path) -> None:
    with Turn(f"{tmp_path}/gone/store.sqlite").taken(0.01), Turn("file:store?mode=ro").taken(0.01):
        pass
    assert list(tmp_path.iterdir()) == []
