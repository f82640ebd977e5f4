"""Those whom codes were handed out to together."""

from engine.store import Store
from tests.store.example import ENGLISH, TEAM, compiled


def test_a_sitting_knows_the_group_its_code_was_handed_out_to(store: Store) -> None:
    _, token = store.start(compiled(TEAM), TEAM, ENGLISH, group="Tuesday evening")
    found = store.find(token)
    assert found is not None
    assert found.sitting.group == "Tuesday evening"
