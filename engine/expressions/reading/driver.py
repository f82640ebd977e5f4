"""Goes through the tables that lark makes of the grammar, without what lark does besides at every step.

Between an operand and the whole stand ten levels of precedence. To pass a level at which nothing happens takes two
looks into a table here, and a list and three calls in lark; that was most of the time that reading took.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from lark import Lark

from engine.expressions.reading.token import Token

END = "$END"


Action: TypeAlias = int | str | tuple[str, int, Callable[[list[Any]], Any]]
"""The state that a part leads to; or a rule that ends before it: its name, how many parts it has and what it builds of
them, or the name alone if it leaves its one part as it is."""


class Driver:
    """Reads tokens one after the other."""

    def __init__(self, grammar: Lark) -> None:
        """Takes the tables over."""
        conf = grammar.parse_interactive().parser_state.parse_conf
        self._start, self._end = conf.start_state, conf.end_state
        self._table: Mapping[int, Mapping[str, Any]] = {
            state: {str(part): _action(found, conf.callbacks) for part, (_, found) in actions.items()}
            for state, actions in conf.states.items()
        }

    def read(self, tokens: Sequence[Token]) -> tuple[Any, int | None]:
        """What the tokens build, or else the index of the first that does not fit; that of their end if they stop."""
        states: list[int] = [self._start]
        values: list[Any] = []
        for index, token in enumerate(tokens):
            state = self._reduced(token.kind, states, values)
            if state is None:
                return None, index
            states.append(state)
            values.append(token)
        fits = self._reduced(END, states, values) is not None
        return (values[-1], None) if fits else (None, len(tokens))

    def _reduced(self, kind: str, states: list[int], values: list[Any]) -> int | None:
        """The state that a token leads to, after all rules that end before it; None if it does not fit."""
        table, end = self._table, self._end
        while True:
            action = table[states[-1]].get(kind)
            if type(action) is str:
                state = table[states[-2]][action]
                states[-1] = state
            elif type(action) is tuple:
                name, size, build = action
                parts = values[-size:]
                del states[-size:], values[-size:]
                values.append(build(parts))
                state = table[states[-1]][name]
                states.append(state)
            else:
                return None if action is None else int(action)
            if state == end and kind == END:
                return int(end)


def _action(found: Any, callbacks: Mapping[Any, Callable[[list[Any]], Any]]) -> Action:  # noqa: ANN401  # lark's table
    """An entry of lark's table: a state, or a rule."""
    if isinstance(found, int):
        return found
    name, size = str(found.origin.name), len(found.expansion)
    return name if size == 1 and found.options.expand1 and not found.alias else (name, size, callbacks[found])
