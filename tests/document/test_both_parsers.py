"""libyaml and the parser in Python make the same of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document import Mapping, Node, Problem, Sequence, Source, events
from engine.document.reader import read

C_PARSER = events.CParser


def place(node: Node) -> tuple[int, int]:
    return node.span.line, node.span.column


@given(
    st.lists(
        st.sampled_from(["a", ": ", ":", ", ", "{", "}", "[", "]", "\n", "\n  ", "- ", "?", '"', "'", "# ", "é", "|\n"])
    )
)
def test_both_parsers_give_the_same_tree_or_problems(parts: list[str]) -> None:
    def outcome() -> tuple[str, list[Problem]]:
        root, problems = read(Source("demo.yaml", "a: " + "".join(parts)))
        return placed(root), problems

    def placed(node: Node | None) -> str:
        if isinstance(node, Mapping):
            return f"{place(node)}{{{[(placed(key), placed(value)) for key, value in node.items()]}}}"
        if isinstance(node, Sequence):
            return f"{place(node)}{[placed(entry) for entry in node]}"
        return repr(node and (str(node), node.quoted, node.span))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "CParser", C_PARSER)
        libyaml = outcome()
        patch.setattr(events, "CParser", None)
        python = outcome()
    if not libyaml[1] and not python[1]:
        assert libyaml == python
